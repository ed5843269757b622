"""JupyterHub：一班人各有自己的JupyterLab。"""
