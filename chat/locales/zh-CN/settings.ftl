# 设置的说明。英文就是代码里的声明，这里只有译文。
setting-any-enabled = 是否启用。
setting-any-stage = 能做到哪一步：shadow 只记录，review 询问管理员，enforce 直接处理。

section-group = 整个群的设置。
setting-group-language = 掌柜在群里说话用的语言：en、zh-CN 或 zh-TW。
setting-group-timezone = 定时、日期和安静时段所用的时区，写 IANA 名称。
setting-group-moderators = 接收卡片的管理群，写完整 ID；留空则在 /cases 里等着。
setting-group-dry-run = 只说会怎么做，不真的执行。
setting-group-rules = 群规，用 /rules 显示。
setting-group-retention-days = 消息原文保留的天数。
setting-group-notice-seconds = 掌柜的提示保留的秒数；0 为一直保留。
setting-group-quiet-from = 安静时段开始的钟点，当地时间。
setting-group-quiet-until = 安静时段结束的钟点；与开始相同就是没有。

section-bots = 区分本群信任的机器人和按新人标准判断的机器人；任何机器人都没有积分，也得不到回答。
setting-bots-trusted = 从不处理的机器人，每行一个 @用户名或 ID；优先于其他名单。
setting-bots-strangers = 会被判断的机器人，每行一个 @用户名或 ID；成员拉进来的会自动记在这里。
setting-bots-others = 其余不是管理员的机器人和 webhook：trusted 信任，judged 判断。

section-moderation = 删除确定不受欢迎的，拿不准的问管理员，其余不动。
setting-moderation-review-above = 得分到多少就询问管理员。
setting-moderation-remove-above = 得分到多少就直接处理。
setting-moderation-wrong-per-1000 = 每 1000 条消息可以接受误删多少条；界限由此得出。

section-breaker = 自动删除突然变多，或被管理员撤销得太多时，暂停一段时间。
setting-breaker-enabled = 是否允许自动暂停。
setting-breaker-removals = 一小时内对不同成员、不同内容删除多少次才可能算突增。
setting-breaker-hours = 之后多少小时只询问。

section-interceptions = 平台自带的过滤做了什么，记成一个案例，不再另外处理。

section-refusals = 平台拒绝执行时告诉管理群；同一项权限一天只说一次。

section-history = 回看机器人来之前的聊天，只用来算资历和积分，不会因此处理任何人。
setting-history-since = 从哪一天（2026-01-31）起回看；空为不回看。

section-faq = 用管理者自己写的话回答列表里的问题，拿不准就不说话。
setting-faq-entries = 问答条目：一种或几种问法，加上答案。
setting-faq-answer-above = 有多大把握（0 到 1）才回答。
setting-faq-pause = 同一个答案在多少分钟内不重复。

section-points = 奖励交流和帮助，而不是噪音；机器人、频道和重复的话没有积分。
setting-points-message = 一条正经发言的积分。
setting-points-shortest = 多长的消息才算；一个汉字算二，一个字母算一。
setting-points-pause = 同一成员在多少秒内只算一条。
setting-points-daily-cap = 成员每天靠自己发言最多得多少分。
setting-points-reply = 回复别人时另加的积分。
setting-points-replied = 被别人回复得到的积分。
setting-points-reaction = 收到别人表情得到的积分。
setting-points-from-one = 同一个人每天最多几次让另一人因回复或表情得分。
setting-points-checkin = 签到的积分。
setting-points-streak = 连续签到每多一天另加的积分，最多算 7 天。

section-topics = 按时开启话题，轮流来；安静时段里等它过去。
setting-topics-topics = 本群自己的话题，原样发出，“问题 | 选项 | 选项”则发为投票；留空则用自带的。
setting-topics-schedule = 发话题的时间，五段 cron，按群的时区（0 20 * * 5 是周五 20:00）；留空则不发。
setting-topics-least-messages = 上个话题之后至少要有多少条成员发言，才发下一个。
setting-topics-pin = 置顶发出的话题。
setting-topics-grace = 停机错过的话题，超过多少分钟就不补发。

section-newcomers = 谁算新人，谁算常客，对常客宽松多少。
setting-newcomers-messages = 发言多少条之后不再是新人。
setting-newcomers-hours = 初次见面后多少小时内算新人。
setting-newcomers-regular-messages = 发言多少条算常客。
setting-newcomers-regular-days = 算常客还需要认识多少天。
setting-newcomers-regular-counts = 对常客，得分按几成算。
setting-newcomers-trusted-counts = 对受信任的成员，得分按几成算。

section-sanctions = 阶梯：第一次、第二次、第三次各怎么处理；警告过些天就忘掉。
setting-sanctions-newcomer-spam = 新人发广告，除了删除还做什么：delete、mute、kick 或 ban。
setting-sanctions-newcomer-mute-hours = 新人发广告禁言的小时数。
setting-sanctions-flood-mute-minutes = 刷屏禁言的分钟数。
setting-sanctions-first-mute-minutes = 阶梯上第一次禁言的分钟数。
setting-sanctions-second-mute-minutes = 阶梯上第二次禁言的分钟数。
setting-sanctions-ban-cleanup-hours = 因广告封禁新成员时，一并清除其最近几小时的消息；0 表示不清除。Telegram 上会清除全部消息。
setting-sanctions-tell-in-private = 管理员在管理群或用斜杠命令警告、禁言成员时，私信告知本人；平台或成员不允许时在群里说。
setting-sanctions-warning-days = 警告过多少天就忘掉。

section-learned = 看文本模型认为一段文字是广告或骗局的可能性。
setting-learned-most = 这个可能性按几成算。

section-own = 按本群管理员教过、确认过、撤销过的内容，从意思上判断一段文字是否不受欢迎。
setting-own-most = 教得够多之后，可能性按几成算。
setting-own-few-most = 在那之前按几成算；不足以删除。
setting-own-verdicts-a-day = 一位管理员一天内最多有多少次判断用来学习。

section-hostility = 看文本模型认为一段文字在攻击人的可能性；只询问，不处理。
setting-hostility-most = 这个可能性按几成算。

section-phrases = 找出本群不欢迎的词句和模式；不管谁写的都全额计分。
setting-phrases-words = 词句，一行一个，不论简繁和写法。
setting-phrases-patterns = RE2 正则，一行一个，不分大小写。
setting-phrases-score = 找到一处的得分。

section-listed = 找本群自己列出的威胁和侮辱性词语；争吵里只有这些会直接处理。
setting-listed-words = 绝不容忍的威胁和侮辱性词语，一行一个，不论简繁和写法。
setting-listed-score = 找到一处的得分。

section-links = 看链接：被禁的网站、隐藏去向的链接、新人发的陌生网站。
setting-links-denied = 不欢迎的网站，一行一个域名。
setting-links-allowed = 总是放行的网站，一行一个域名；以它为准。
setting-links-own = 本群自己的网站，别人可能会冒充它。
setting-links-newcomer-score = 新人发陌生网站链接的得分。
setting-links-code-score = 新人图片的二维码里有陌生网站时的得分。

section-invites = 找出拉人去别处的邀请：Telegram、Discord、WhatsApp、QQ、LINE 等。
setting-invites-allowed = 欢迎的邀请，一行一个地址。
setting-invites-newcomer-score = 新人发邀请的得分。
setting-invites-member-score = 其他人发邀请的得分。
setting-invites-code-score = 新人图片的二维码里有邀请时的得分。

section-contacts = 找出群外联系方式：微信、QQ、Telegram、WhatsApp、电话、钱包。
setting-contacts-newcomer-score = 新人要别人加他的得分。
setting-contacts-offer-score = 联系方式旁边有推销或许诺赚钱时的得分。
setting-contacts-warning-share = 有人是在提醒大家防广告时，按几成算。

section-offers = 看广告的结构：许诺什么、多少钱、怎么回应；不需要模型。
setting-offers-whole-score = 许诺、金额、招呼三样齐全的得分。
setting-offers-part-score = 许诺加上金额或招呼的得分。
setting-offers-warning-share = 有人是在提醒大家防广告时，按几成算。

section-obfuscation = 看伪装：借用的字母、带圈的字、看不见的字符、拆开的词。
setting-obfuscation-most = 只凭伪装最多得多少分，不管写了什么。

section-forwards = 看新人从频道转发、从别处引用或分享的内容。
setting-forwards-allowed = 欢迎转发的频道，一行一个名字。
setting-forwards-newcomer-score = 新人转发频道内容的得分。

section-channels = 看谁以外来频道的名义发言。
setting-channels-allowed = 可以发言的频道，一行一个名字、@名字或 ID。
setting-channels-score = 以频道名义发言的得分。

section-names = 看新人的显示名里有没有推销、联系方式或链接；第一条消息之后减半。
setting-names-most = 显示名最多得多少分。

section-flood = 数成员短时间内的消息；一个相册算一条。
setting-flood-messages = 这段时间内一个成员可以发多少条。
setting-flood-seconds = 这段时间的秒数。
setting-flood-regulars-times = 常客可以发到多少倍。

section-repeats = 数成员最近几分钟里把同样或差不多的话说了几遍。
setting-repeats-times = 这段时间内同样的话可以说几遍。
setting-repeats-minutes = 这段时间的分钟数。
setting-repeats-alike = 相似到多少（0 到 1）就算同样的话。
setting-repeats-shortest = 多长的文字才算；一个汉字算二。

section-campaigns = 数有多少成员、在多少个群里说了同样的话；接龙是玩笑，所以还要有诱饵才算。
setting-campaigns-members = 多少成员说同样的话，或同样的话出现在多少个群里，就算有组织。
setting-campaigns-minutes = 这段时间的分钟数。
setting-campaigns-shortest = 多长的文字才算；一个汉字算二。

section-pictures = 查看群里还不认识的人发的图片，并认出管理员教过的图片。
setting-pictures-a-minute = 每分钟最多查看群里多少张图片。
setting-pictures-writing = 除了二维码，图片上的文字要不要也读。
setting-pictures-alike = 图片的样子和教过的图片相差多少位（共 64 位）以内算同一张。

section-noise = 数提及、表情和空行，并找出把一段话重复成一面墙的。
setting-noise-mentions = 一条消息可以提及多少不同的人。
setting-noise-emoji = 一条消息可以有多少表情。
setting-noise-blank-lines = 一条消息可以有多少几乎空白的行。
setting-noise-repetition = 长消息里重复前文的部分可以占多少。

section-heat = 看两个成员是不是越说越快、越说越冲；一段只问一次，从不处理。
setting-heat-stage = 能做到哪一步：shadow 只记录，review 询问管理员。
setting-heat-minutes = 看最近多少分钟的对话。
setting-heat-limit = 一段对话热到多少就询问管理员。
section-pile-on = 看是不是好几个成员一起冲着同一个人出言不逊；人数一到就询问，从不处理。
setting-pile-on-stage = 能做到哪一步：shadow 只记录，review 询问管理员。
setting-pile-on-minutes = 看最近多少分钟的对话。
setting-pile-on-members = 多少人冲着同一个人就询问管理员。
setting-hostility-stage = 能做到哪一步：shadow 只记录，review 询问管理员。
section-forecast = 预感争吵要来时悄悄告诉管理员，附上最关键的几条消息；自己什么也不做。
setting-forecast-risk = 人身攻击的可能性达到多少时告诉管理员。
setting-forecast-minutes = 看多少分钟内的对话；同一场争吵在这段时间里只说一次。

section-greeting = 进群时打招呼，并说明还缺哪项权限、缺了会怎样。
section-raid = 太多人一起涌入时锁门，只告诉管理员一次，之后自动开门。
setting-raid-joins = 这段时间内进来多少人算涌入。
setting-raid-alike = 进来多少个名字只差数字的人算涌入。
setting-raid-same = 多少人的第一句话相同算涌入。
setting-raid-seconds = 这段时间的秒数。
setting-raid-minutes = 门锁多少分钟；还有人涌入就继续锁着。
setting-raid-joiners = 锁门期间：restrict 禁言进来的人，decline 还拒绝入群申请，nothing 只告知管理员。

section-verification = 问进来的人一个小问题；答对之前不能发言，不回答会被请出去。
setting-verification-who = 问谁：nobody 不问，risky 只问名字像广告的，everyone 都问。
setting-verification-how = 问什么：button 按指定的按钮，sum 算一道加法，picture 看图回答。
setting-verification-minutes = 有多少分钟可以回答。
setting-verification-tries = 答错多少次就请出去。
setting-verification-role = Discord：答对或不用问的人得到的身份组（名称或编号），此时没有人会被请出去；留空则不用身份组。
