# 用 `innkeeper import` 匯入聊天記錄後的說明
past-taken = { $group }：已匯入 { $members } 位成員的 { $messages } 則訊息（{ $begin } 至 { $end }），計 { $points } 分；另有 { $known } 則原本就有，{ $removed } 則本應刪除、不列入計算。
past-several = 這份匯出檔包含多個群組，請用 --group 指明要匯入哪一個：{ $groups }
past-another = 這不是 { $group } 的聊天記錄，而是 { $groups } 的。
past-unnamed = 這份匯出檔沒有寫明屬於哪個群組，請指明：--group telegram:-100…
