# Discord 菜单和审核日志里的文字。
menu-report = 举报
menu-why = 为什么
menu-teach = 标为广告
time-is-up = 时间到了

option-member = 针对谁
option-case = 案例编号，例如 K7F3QM2A
option-duration = 多久，例如 10m、2h、7d
option-reason = 原因，对方会看到
option-command = 想了解的命令
option-section = 设置里的哪一节
option-setting = 这一节里的哪一项
option-value = 新的值，或 default；列表用 add、remove 加内容
option-detector = 检测器的名字
option-choice = 选一个
option-count = 多少条
option-what = 想做什么；用 /help 加命令名可以看例子

option-name-member = 成员
option-name-case = 案例
option-name-duration = 时长
option-name-reason = 原因
option-name-command = 命令
option-name-section = 分节
option-name-setting = 设置项
option-name-value = 值
option-name-detector = 检测器
option-name-choice = 选项
option-name-count = 数量
option-name-what = 内容

lacks-view-channels = 查看频道：看不见的频道，我照看不了
lacks-send-messages = 发送消息：没有它，我什么也说不了，连管理员也通知不到
lacks-send-messages-in-threads = 在子区内发送消息：没有它，我在子区里说不了话
lacks-read-message-history = 阅读消息历史：没有它，我不在时的消息会漏掉
lacks-manage-messages = 管理消息：没有它，广告只能留在原处
lacks-moderate-members = 禁言成员：没有它，我无法禁言任何人
lacks-kick-members = 踢出成员：没有它，我无法请人离开
lacks-ban-members = 封禁成员：没有它，我无法把人挡在外面
lacks-manage-guild = 管理服务器：没有它，有人成批涌入时我无法暂停邀请
lacks-manage-roles = 管理身份组：没有它，我无法给人成员身份组
