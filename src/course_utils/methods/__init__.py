"""要用numpy、scipy、networkx的估计方法：只在内核与构建时运行，不装进网页。"""
