# Topics
topic-due = It was time for a topic.
topic-small-joy = What small thing made you smile this week?
topic-learnt-lately = What is the most useful thing you have learnt lately?
topic-window-view = What do you see from your window right now? Photos welcome.
topic-best-meal = Which dish from where you live should everyone try once?
topic-song-on-repeat = Which song have you had on repeat? Share it with one line on why.
topic-useful-tool = Which app, tool or gadget would you not want to be without?
topic-weekend-plan = What are you up to this weekend, or what would you do with a free day?
topic-book-or-film = Recommend a book, film or series in one sentence. No spoilers!
topic-first-job = What was your first job, and what did it teach you?
topic-hometown = What would surprise a visitor about your home town?
topic-changed-mind = What have you changed your mind about in the last few years?
topic-good-habit = Which small habit has really made your days better?
topic-bargain = What is the best thing you have bought for little money?
topic-old-photo = Post the oldest photo on your phone that you can show, and tell its story.
topic-question-for-all = What have you always wanted to ask the people in this group?
topic-small-mistake = Which small mistake turned out to be a good lesson?
topic-thanks-to-someone = Who here has helped you lately? Say thanks by name.
topic-ten-minutes = What can you explain really well in ten minutes?
topic-comfort-food = Bad day: what do you eat, watch or do to feel better?
topic-next-goal = What would you like to get done before the end of the month?

# Points
points-for-message = A message.
points-for-reply = An answer to somebody.
points-for-replied = { $name } answered.
points-for-reaction = { $name } reacted.
points-for-checkin = Check-in, day { $streak } in a row.

# FAQ
faq-answered = Answers “{ $question }”, { $score } sure.
faq-unanswered = No entry fits well enough: { $score }.
