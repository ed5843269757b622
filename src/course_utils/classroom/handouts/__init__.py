"""讲义：把书与题库排成PDF、EPUB，把各章的题排成习题单。

``pages``读出纸上用的正文，``book``合成一本书或一章，``sheets``由题库排习题单；排版在``documents.pandoc``。
"""
