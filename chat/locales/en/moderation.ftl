# Cards, notices and reasons of moderation
card-acted = 🛡 { $label }: { $step }
card-acted-dry = 🛡 { $label }: would have been { $step } (dry run, nothing was done)
card-asked = ❓ Is this { $label }? Nothing was done yet.
card-member = 👤 { $name } ({ $id }): { $known }, { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
card-finding = • { $detector } { $score }: { $reason }
card-finding-review = • { $detector } { $score } (may only ask): { $reason }
card-finding-shadow = • { $detector } { $score } (only recorded): { $reason }
card-score = = { $label } { $score } (asked from { $review }, acted from { $remove })
card-without = Without “{ $detector }”: { $score }, { $outcome }
card-not-deleted = ⚠️ The message still stands: this network does not let me delete it.
card-calm = 💬 If you step in, the same words for both sides work best: “Let us keep to the matter, both of you; we can go on in a calmer minute.”
card-case = Case { $case }
would-allowed = let stand
would-asked = asked about
would-acted = acted on
outcome-noted = only recorded
case-reason = { $label } { $score } (case { $case })
button-why = Why
button-ban = Ban
button-teach = Teach
button-confirm = Remove
button-dismiss = Leave it
known-newcomer = newcomer
known-member = member
known-regular = regular
known-trusted = trusted
notice-spam = { $name }, adverts are not wanted here; please see /rules.
notice-flood = { $name }, a little slower, please; you can write again after a pause.
notice-conflict = Let us keep to the matter, everyone.
notice-abuse = { $name }, this group does not let such words stand; please see /rules.

forecast-card = 🌡 This talk may be about to turn against somebody: { $risk } (told from { $limit }). Nothing was done, and nobody in the group noticed.
forecast-said = { $name }, { $at }:
forecast-steps = What helps, with the same words for everybody:
forecast-step-note = • a note to the group that names nobody (the button below says one)
forecast-step-pause = • slow mode for a quarter of an hour
forecast-step-thread = • the matter moved into a thread of its own
forecast-step-private = • the same private word to each of them
forecast-reason = a conversation may turn into an attack: { $risk } (limit { $limit })
button-calm = Calm the group
button-forecast-right = It was right
button-forecast-wrong = False alarm
label-forecast = quarrel seen coming
detector-forecast = forecast
forecast-confirmed = Thank you: forecast { $case } was right.
forecast-dismissed = Thank you: forecast { $case } was a false alarm.
forecast-card-confirmed = ✔️ { $name } says that this was right
forecast-card-dismissed = ✔️ { $name } says that this was a false alarm
forecast-outcome-asked = nobody has said yet whether it was right
forecast-outcome-confirmed = it was right
forecast-outcome-dismissed = a false alarm
forecast-outcome-undone = taken back
forecast-why = Forecast { $case }: { $names }. Chance of an attack { $risk }, told from { $limit } – { $outcome }. These messages drive it:
forecast-by = Told by model { $model }, settings version { $settings }. Nothing was done: a forecast never acts.
forecast-followed = Within { $minutes } minutes it came to a quarrel: case { $case }.
forecast-quiet = In the { $minutes } minutes after it no quarrel was found.
forecast-record = In the last 90 days: { $told ->
    [one] { $told } forecast
   *[other] { $told } forecasts
}, { $right } right, { $wrong } { $wrong ->
    [one] false alarm
   *[other] false alarms
}.
forecast-too-often = Most were false alarms: a higher limit than { $limit } makes it quieter (/settings forecast risk).

bot-brought = { $name } has brought { $bot } in
