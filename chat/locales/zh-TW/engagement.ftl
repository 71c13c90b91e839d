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

# 群組的狀況
health-too-little = 只看到 { $messages } 則訊息。
health-too-little-means = 太少了，還看不出什麼。
health-too-little-advice = 等有幾百則再來看。
health-well = 一切正常。
health-well-means = 大家願意聊、問題有人答，人也留得住。
health-well-advice = 每週話題繼續辦，別忘了謝謝熱心的人。
health-adverts = 有 { $removed } 則訊息（{ $percent }%）是廣告、洗版或爭吵，已經處理。
health-adverts-means = 廣告和洗版會讓老成員默默離開。
health-adverts-advice = 對新人嚴一點：前幾則訊息裡有連結或聯絡方式的，先審過再說。
health-heated = { $percent }% 的訊息帶有敵意，出現了 { $stretches } 段激烈爭執。
health-heated-means = 火藥味一重，想好好聊天的人就不說話了。
health-heated-advice = 請管理員早點介入，對雙方說一樣的話，並把群組規則置頂。
health-business = { $percent }% 的訊息附有連結。
health-business-means = 群組裡都是推廣，就不再是聊天的地方了。
health-business-advice = 給推廣訂一個日子或專區，其他日子由你來開話題。
health-unanswered = { $questions } 個問題裡有 { $unanswered } 個沒人回答。
health-unanswered-means = 問了兩次沒人理，就不會再問了。
health-unanswered-advice = 把一再出現的問題寫進常見問題；最近沒人答的都列在下面。
health-slow = 一個問題通常要等 { $hours } 小時才有人回。
health-slow-means = 到那時候，很多人已經去別處找答案了。
health-slow-advice = 給回答加積分，再請幾位老成員在熱門時段多看一眼。
health-newcomers = { $newcomers } 位新人裡，只有 { $percent }% 隔週又來說過話。
health-newcomers-means = 他們進來看看，覺得沒自己的事，就安靜了。
health-newcomers-advice = 用一個好回答的小問題歡迎他們，第一則訊息一定要有人回。
health-few-voices = 一成的人寫了 { $percent }% 的訊息。
health-few-voices-means = 群組靠幾個人撐著，他們一累，群組就冷了。
health-few-voices-advice = 辦些人人都能參加的小活動：投票、曬照片、每週一招。
health-falling = 最近四週的訊息比之前四週少了 { $percent }%。
health-falling-means = 話題舊了，或是有什麼讓大家不想來。
health-falling-advice = 換一批話題，再訂一個每週固定、版主在場的晚上。
health-quiet = 每週大約 { $messages } 則訊息。
health-quiet-means = 動靜太小，大家就想不起來要看。
health-quiet-advice = 在最熱鬧的時段每週安排兩次話題，並獎勵簽到。
