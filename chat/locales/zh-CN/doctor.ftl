# /doctor 和 innkeeper doctor 说的话：看了什么，怎么修。
command-doctor = 检查我在这里需要的是否齐全
doctor-head = { $wrong ->
    [0] 一切正常。
   *[other] 有 { $wrong } 项需要你处理：
}
doctor-fine = ✓ { $what }
doctor-wrong = ✗ { $what }：{ $fix }
check-network = { $network } 有回应
fix-network = 没有回应（{ $detail }）。过一分钟再试；若一直如此，请检查令牌和这台机器的网络。
check-database = 数据库
fix-database = 没有回应。请检查 DATABASE_URL 和磁盘剩余空间；innkeeper doctor 会说得更细。
check-model = 文本模型
fix-model = 缺失或损坏，现在只靠规则判断。请重新安装，或运行 innkeeper train。
check-clock = 时钟
fix-clock = 与平台相差 { $seconds } 秒。若一直如此，请让机器自动校时（NTP）。
check-office = 管理员群
doctor-no-office = 还没有选定管理员群，卡片在 /cases 里等着；用 /office 选一个。
fix-office-away = 我在那里发不了消息。请把我拉进去，或用 /office 换一个。
check-right = 权限 { $right }
fix-right-telegram = { $lack }。群设置 → 管理员 → 我。
fix-right-discord = { $lack }。服务器设置 → 身份组 → 我的身份组。
check-here = 我在这个群里
fix-here = 不在。请重新拉我进来。
check-supergroup = 超级群
fix-supergroup = 普通群里无法禁言任何人。把“新成员可见历史记录”改为可见一次，Telegram 就会把它升级为超级群。
check-privacy = 能读到所有消息
fix-privacy = 隐私模式开着，而我不是管理员。请把我设为管理员；或关掉它：@BotFather → /setprivacy → Disable，再重新拉我进来。
check-joining = 可以被拉进群
fix-joining = 已被关闭。@BotFather → /setjoingroups → Enable。
check-webhook = 消息送得到我这里
fix-webhook = 设了 webhook，消息都送到那里，到不了我这里。重启我就会去掉它；若又出现，请停掉另一个程序。
fix-webhook-elsewhere = Telegram 把消息发到 { $url }，不是我的 TELEGRAM_WEBHOOK_URL。有别的程序在用我的令牌：停掉它，再重启我。
fix-webhook-failing = Telegram 送不到我的 webhook（{ $why }）。请从外面看看 TELEGRAM_WEBHOOK_URL 能不能连到我：证书、反向代理、HTTP_PORT。
check-intent-members = Server Members Intent
fix-intent-members = 没有打开，谁加入了我都不知道。请在 discord.com/developers/applications 的 Bot 页打开。
check-intent-content = Message Content Intent
fix-intent-content = 没有打开，所有消息在我看来都是空的。请在 discord.com/developers/applications 的 Bot 页打开。
check-role-order = 我的身份组够高
fix-role-order = 对有 { $roles } 的人我什么也做不了。服务器设置 → 身份组：把我的身份组拖到上面。
check-page = 演练场的网页
fix-page = 没有打开。请检查 HTTP_PORT。
check-backlog = 没有积压
fix-backlog = 有 { $count } 条更新在排队，请看看机器是否跟得上。
check-channels = 每个频道都能工作
fix-channels = 在 { $names } 我不能查看和删除消息。请在那里给我的身份组“查看频道”和“管理消息”。
