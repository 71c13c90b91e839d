settings-imported = Settings were imported
