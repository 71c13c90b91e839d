# /doctor
doctor-reason = 有人用 /doctor 问起。
doctor-well = ✓ 一切正常：需要的权限都有，这里说的话我都能看到。
doctor-faults = 发现 { $count } 个问题：
doctor-no-admin = · 我还不是这里的管理员：请把我设为管理员
doctor-privacy = · 隐私模式挡住了消息：请把我设为管理员，或在 @BotFather 用 /setprivacy 关闭
doctor-basic-group = · 这是普通群，无法禁言成员：请升级为超级群，例如让新成员可以看到历史消息
doctor-webhook = · 有 webhook 收走了我的更新：部署者可用 deleteWebhook 移除
doctor-backlog = · 有 { $count } 条更新在排队：请部署者看看机器是否跟得上
doctor-clock = · 我所在机器的时钟差了 { $seconds } 秒：请部署者用 NTP 校时
action-Examine = 检查自身权限
command-doctor = 检查机器人在这里是否一切就绪
