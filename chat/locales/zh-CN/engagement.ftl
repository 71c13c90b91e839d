# 话题
topic-due = 到了发话题的时间。
topic-small-joy = 这周有什么小事让你会心一笑？
topic-learnt-lately = 最近学到的最有用的一件事是什么？
topic-window-view = 现在从你窗外看出去是什么样？欢迎晒图。
topic-best-meal = 你那边有哪道菜，是大家都该尝一次的？
topic-song-on-repeat = 最近单曲循环的是哪首歌？分享一下，再用一句话说说为什么。
topic-useful-tool = 哪个 App、工具或小物件，是你离不开的？
topic-weekend-plan = 周末打算怎么过？要是凭空多出一天假，你会做什么？
topic-book-or-film = 用一句话推荐一本书、一部电影或一部剧，不许剧透！
topic-first-job = 你的第一份工作是什么？它教会了你什么？
topic-hometown = 你的家乡有什么是外地人想不到的？
topic-changed-mind = 这几年，你在哪件事上改变了看法？
topic-good-habit = 有没有一个小习惯，真的让日子变好了？
topic-bargain = 你花小钱买过的最值的东西是什么？
topic-old-photo = 翻翻手机里最早的、能晒的一张照片，讲讲它的故事。
topic-question-for-all = 有什么问题是你一直想问群里人的？
topic-small-mistake = 哪次小失误，后来反倒成了一堂好课？
topic-thanks-to-someone = 最近群里谁帮过你？点个名，道声谢。
topic-ten-minutes = 给你十分钟，有什么是你能讲得特别明白的？
topic-comfort-food = 心情不好的时候，你会吃什么、看什么、做什么？
topic-next-goal = 月底之前，你想完成哪件事？

# 积分
points-for-message = 一条消息。
points-for-reply = 回复了别人。
points-for-replied = { $name } 回复了你。
points-for-reaction = { $name } 点了表情。
points-for-checkin = 签到，连续第 { $streak } 天。

# 常见问题
faq-answered = 回答“{ $question }”，把握 { $score }。
faq-unanswered = 没有足够贴切的条目：{ $score }。

# 群的状况
health-too-little = 只看到 { $messages } 条消息。
health-too-little-means = 太少了，还看不出什么。
health-too-little-advice = 等有了几百条再来看。
health-well = 一切正常。
health-well-means = 大家愿意聊，问题有人答，人也留得住。
health-well-advice = 每周话题继续办，记得感谢热心的人。
health-adverts = 有 { $removed } 条消息（{ $percent }%）是广告、刷屏或争吵，已被处理。
health-adverts-means = 广告和刷屏会让老成员不声不响地离开。
health-adverts-advice = 对新人严一点：头几条消息里带链接或联系方式的，先过一遍审核。
health-heated = { $percent }% 的消息带有敌意，出现了 { $stretches } 段激烈争执。
health-heated-means = 火药味一重，想好好聊天的人就不说话了。
health-heated-advice = 让管理员尽早介入，对双方说同样的话，并把群规置顶。
health-business = { $percent }% 的消息带链接。
health-business-means = 群里净是推广，就不再是聊天的地方了。
health-business-advice = 给推广定一个日子或专区，其他日子由你来抛话题。
health-unanswered = { $questions } 个问题里有 { $unanswered } 个没人回答。
health-unanswered-means = 问了两次没人理，就不会再问了。
health-unanswered-advice = 把反复出现的问题写进常见问题；最近没人答的都列在下面。
health-slow = 一个问题通常要等 { $hours } 小时才有人回。
health-slow-means = 到那时，很多人已经去别处找答案了。
health-slow-advice = 给回答加积分，再请几位老成员在热闹的时段多看一眼。
health-newcomers = { $newcomers } 位新人里，只有 { $percent }% 隔周又来说过话。
health-newcomers-means = 他们进来看看，觉得没自己的事，就沉默了。
health-newcomers-advice = 用一个好回答的小问题欢迎他们，第一条消息一定要有人回。
health-few-voices = 一成的人写了 { $percent }% 的消息。
health-few-voices-means = 群靠几个人撑着，他们一累，群就冷了。
health-few-voices-advice = 办些人人都能参与的小活动：投票、晒图、每周一招。
health-falling = 最近四周的消息比之前四周少了 { $percent }%。
health-falling-means = 话题旧了，或者有什么让大家不想来。
health-falling-advice = 换一批话题，再定一个每周固定、群主在场的晚上。
health-quiet = 每周大约 { $messages } 条消息。
health-quiet-means = 动静太小，大家就想不起来看。
health-quiet-advice = 在最热闹的时段每周安排两次话题，并奖励签到。
