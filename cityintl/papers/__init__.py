"""What is handed out: one module a paper makes blocks; renderers make a tagged PDF or a workbook of them."""
