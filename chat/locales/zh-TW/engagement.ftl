# 話題
topic-due = 到了發話題的時間。
topic-small-joy = 這週有什麼小事讓你會心一笑？
topic-learnt-lately = 最近學到最實用的一件事是什麼？
topic-window-view = 現在從你窗外看出去是什麼樣子？歡迎曬照片。
topic-best-meal = 你那邊有哪道菜，是大家都該吃一次的？
topic-song-on-repeat = 最近單曲循環的是哪首歌？分享一下，再用一句話說說為什麼。
topic-useful-tool = 哪個 App、工具或小物，是你少不了的？
topic-weekend-plan = 週末打算怎麼過？如果突然多放一天假，你會做什麼？
topic-book-or-film = 用一句話推薦一本書、一部電影或一部影集，不可以爆雷！
topic-first-job = 你的第一份工作是什麼？它教會了你什麼？
topic-hometown = 你的家鄉有什麼是外地人想不到的？
topic-changed-mind = 這幾年，你在哪件事情上改變了看法？
topic-good-habit = 有沒有哪個小習慣，真的讓生活變好了？
topic-bargain = 你花小錢買過最划算的東西是什麼？
topic-old-photo = 翻翻手機裡最早、可以給大家看的一張照片，說說它的故事。
topic-question-for-all = 有什麼問題是你一直想問群組裡的人的？
topic-small-mistake = 哪一次小失誤，後來反而成了一堂好課？
topic-thanks-to-someone = 最近群組裡誰幫過你？點名道謝一下吧。
topic-ten-minutes = 給你十分鐘，有什麼是你能講得特別清楚的？
topic-comfort-food = 心情不好的時候，你會吃什麼、看什麼、做什麼？
topic-next-goal = 月底之前，你想完成哪件事？

# 積分
points-for-message = 一則訊息。
points-for-reply = 回覆了別人。
points-for-replied = { $name } 回覆了你。
points-for-reaction = { $name } 按了表情。
points-for-checkin = 簽到，連續第 { $streak } 天。

# 常見問題
faq-answered = 回答「{ $question }」，把握 { $score }。
faq-unanswered = 沒有夠貼切的條目：{ $score }。
