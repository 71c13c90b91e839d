# 用 `innkeeper import` 导入聊天记录后的说明
past-taken = { $group }：已导入 { $members } 位成员的 { $messages } 条消息（{ $begin } 至 { $end }），计 { $points } 分；另有 { $known } 条原本就有，{ $removed } 条本应删除、不计入。
past-several = 这份导出包含多个群，请用 --group 指明要导入哪一个：{ $groups }
past-another = 这不是 { $group } 的聊天记录，而是 { $groups } 的。
past-unnamed = 这份导出没有写明属于哪个群，请指明：--group telegram:-100…
