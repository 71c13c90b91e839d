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

# Health
health-too-little = Only { $messages } messages were seen.
health-too-little-means = That is too few to say anything about the group.
health-too-little-advice = Look again when there are a few hundred.
health-well = Nothing is amiss.
health-well-means = People talk, get answers and stay.
health-well-advice = Keep the weekly topics going, and thank those who help.
health-adverts = { $removed } messages ({ $percent } %) were adverts, floods or quarrels that had to go.
health-adverts-means = Adverts and flooding drive regulars away before they complain.
health-adverts-advice = Be stricter with newcomers: let their first messages with links or contacts be checked.
health-heated = { $percent } % of the messages are hostile, with { $stretches } heated { $stretches ->
    [one] stretch
   *[other] stretches
  }.
health-heated-means = A rough tone silences those who would rather get on.
health-heated-advice = Have a moderator step in early, with the same words to both sides, and pin the rules.
health-business = { $percent } % of the messages carry a link.
health-business-means = A group that mostly sells or promotes stops being a conversation.
health-business-advice = Give promotion a day or a place of its own, and open a topic on the other days.
health-unanswered = { $unanswered } of { $questions } questions got no answer.
health-unanswered-means = Who asks twice in vain does not ask again.
health-unanswered-advice = Put the questions that come again and again into the FAQ; the list shows the last ones.
health-slow = An answer typically takes { $hours } hours.
health-slow-means = By then many have gone elsewhere for it.
health-slow-advice = Give points for answers, and ask a few regulars to look in at the busy hours.
health-newcomers = Of { $newcomers } newcomers { $percent } % wrote again in another week.
health-newcomers-means = They come in, see nothing for them, and fall silent.
health-newcomers-advice = Greet them with one easy question, and answer their first message.
health-few-voices = A tenth of the members writes { $percent } % of the messages.
health-few-voices-means = The group leans on a few; when they tire, it goes quiet.
health-few-voices-advice = Ask for short contributions everybody can make: a poll, a photo, a tip of the week.
health-falling = There were { $percent } % fewer messages in the last four weeks than in the four before.
health-falling-means = The topics have grown dull, or something keeps people away.
health-falling-advice = Change the topics, and set an evening a week at which the hosts are there.
health-quiet = About { $messages } messages a week.
health-quiet-means = Too little happens for people to look in.
health-quiet-advice = Schedule a topic twice a week at the busiest hour, and reward check-ins.
