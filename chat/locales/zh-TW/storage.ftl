settings-imported = 匯入了設定
