settings-imported = 导入了设置
