# 誤刪的額度，以及自動刪除的暫停
command-budget = 顯示允許誤刪多少、由此得出的界線；修改額度；恢復自動刪除。
score-noted = 為額度記分
calibrated = 統計了 { $seen } 則成員訊息
calibrated-drift = 📏 群組的聊法變了。在看夠之前（目前 { $seen } 則），我只刪有十足把握的。
pause-removals = ⏸ 自動刪除暫停：一小時內刪了 { $count } 次，平時約 { $usual } 次。
pause-overturned = ⏸ 自動刪除暫停：一週內有 { $count } 次刪除被撤銷，額度只允許 { $usual } 次。
pause-moderator = ⏸ 自動刪除暫停：管理員要求的。
pause-meaning = 接下來 { $hours } 小時我只詢問，不刪除。
button-resume = 恢復自動刪除
card-score-asks = = { $label } { $score }（{ $review } 起詢問；目前不自動刪除）
why-score-asks = 得分 { $score }；{ $review } 起詢問，當時不自動刪除。模型 { $model }，設定版本 { $settings }。
budget-head = 允許誤刪：每 1000 則訊息 { $wrong } 則。
budget-set = 允許誤刪：每 1000 則訊息 { $wrong } 則（原本 { $before } 則）。
budget-limits = 得分 { $ask } 起詢問，{ $remove } 起刪除。
budget-limits-asks = 得分 { $ask } 起詢問，不自動刪除。
budget-by-hand = { $settings } 是手動設定的，優先於額度；用「/settings moderation { $settings } default」交還給額度。
budget-seen = 已統計：{ $since } 以來 { $seen } 則成員訊息。有 95% 的把握，這類訊息每 1000 則最多誤刪 { $most } 則。
budget-too-little = 目前統計了 { $seen } 則成員訊息，要 { $needed } 則才有把握。在那之前我只刪內建模型有十足把握的。
budget-none = 還沒有統計。在那之前我只刪內建模型有十足把握的。
budget-drifted = { $since } 起群組的聊法變了，只算那之後的訊息。
budget-wrong = 被管理員撤銷或放過的：{ $messages } 則訊息裡 { $count } 則。
budget-curve = 換成別的額度會怎樣：
budget-point = 每 1000 則 { $wrong } 則：{ $remove } 起刪除{ $lost ->
    [none] { "" }
   *[other] ，以前抓到的有 { $lost }% 會改為只詢問
}
budget-point-asks = 每 1000 則 { $wrong } 則：不自動刪除
budget-point-certain = 每 1000 則 { $wrong } 則：看得還不夠，{ $remove } 起刪除
budget-resting = ⏸ 自動刪除暫停到 { $until }；我只詢問。
budget-resumed = 我恢復自動刪除了。
budget-not-resting = 自動刪除沒有暫停。
budget-paused = 自動刪除暫停 { $span }；我只詢問。
budget-usage = 寫一個數，例如 0.5、1 或 2；或者 pause 加時長；或者 resume。

# 向管理員學習
taught-as-well = 已從中學習：目前 { $spam } 則廣告、{ $fine } 則正常。
teach-too-short = 內容太少，學不到東西。
teach-quota = 你一天內教了 { $count } 次，我最多向一位管理員學這麼多（own.verdicts_a_day）。
teach-refused-members = 沒有學：那樣的話，本群成員的 { $of } 則普通訊息裡有 { $count } 則會像廣告。
teach-refused-lessons = 沒有學：這和教過的正常內容矛盾（{ $count } 則）。
teach-rolled-back = 收回了 { $count } 則所學。
teach-nothing-to-roll-back = 沒有可收回的所學。
