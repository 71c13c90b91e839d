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
