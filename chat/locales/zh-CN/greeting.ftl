# 机器人进群时，以及权限变动时说的话。
greeting = 🏮 各位好，我来照看这里：广告我会清掉，拿不准的先问管理员，做过的都能撤回。现在已按稳妥的默认设置开始工作；管理员可以在下面选择，或按“完成”。
greeting-reason = 机器人被拉进群，或权限有变动。
greeting-lacks = 我在这里还缺权限，请把我设为管理员并勾选：
greeting-ready = 谢谢，需要的权限已经齐了。
lacks-can-delete-messages = · 删除消息：没有它，广告只能留在原处
lacks-can-restrict-members = · 封禁用户：没有它，我无法禁言、移出或封禁任何人
lacks-other = · { $right }
button-office = 管理员群
button-done = 完成
preset-gentle = 温和
preset-standard = 标准
preset-strict = 严格
preset-set = 已设为：{ $preset }。具体含义见 /settings moderation。
preset-unknown = 可选：{ $presets }。
command-preset = 选择机器人有多严格
command-done = 收起机器人的问候
