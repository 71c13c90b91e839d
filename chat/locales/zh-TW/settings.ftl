# 設定的說明。英文就是程式碼裡的宣告，這裡只有譯文。
setting-any-enabled = 是否啟用。
setting-any-stage = 能做到哪一步：shadow 只記錄，review 詢問管理員，enforce 直接處理。

section-group = 整個群組的設定。
setting-group-language = 掌櫃在群組裡說話用的語言：en、zh-CN 或 zh-TW。
setting-group-timezone = 定時、日期和安靜時段所用的時區，寫 IANA 名稱。
setting-group-moderators = 接收卡片的管理群組，寫完整 ID；留空則在 /cases 裡等著。
setting-group-dry-run = 只說會怎麼做，不真的執行。
setting-group-rules = 群組規則，用 /rules 顯示。
setting-group-retention-days = 訊息原文保留的天數。
setting-group-notice-seconds = 掌櫃的提示保留的秒數；0 為一直保留。
setting-group-quiet-from = 安靜時段開始的時間點，當地時間。
setting-group-quiet-until = 安靜時段結束的時間點；與開始相同就是沒有。

section-bots = 區分本群信任的機器人和按新人標準判斷的機器人；任何機器人都沒有積分，也得不到回答。
setting-bots-trusted = 從不處理的機器人，每行一個 @使用者名稱或 ID；優先於其他名單。
setting-bots-strangers = 會被判斷的機器人，每行一個 @使用者名稱或 ID；成員加進來的會自動記在這裡。
setting-bots-others = 其餘不是管理員的機器人和 webhook：trusted 信任，judged 判斷。

section-moderation = 刪除確定不受歡迎的，拿不準的問管理員，其餘不動。
setting-moderation-review-above = 得分到多少就詢問管理員。
setting-moderation-remove-above = 得分到多少就直接處理。
setting-moderation-wrong-per-1000 = 每 1000 則訊息可以接受誤刪多少則；界線由此得出。

section-breaker = 自動刪除突然變多，或被管理員撤銷得太多時，暫停一段時間。
setting-breaker-enabled = 是否允許自動暫停。
setting-breaker-removals = 一小時內對不同成員、不同內容刪除多少次才可能算突增。
setting-breaker-hours = 之後多少小時只詢問。

section-interceptions = 平台內建的過濾做了什麼，記成一個案例，不再另外處理。

section-refusals = 平台拒絕執行時告訴管理群組；同一項權限一天只說一次。

section-history = 回看機器人來之前的聊天，只用來計算資歷和積分，不會因此處理任何人。
setting-history-since = 從哪一天（2026-01-31）起回看；空為不回看。

section-faq = 用管理者自己寫的話回答清單裡的問題，拿不準就不說話。
setting-faq-entries = 問答條目：一種或幾種問法，加上答案。
setting-faq-answer-above = 有多大把握（0 到 1）才回答。
setting-faq-pause = 同一個答案在多少分鐘內不重複。

section-points = 獎勵交流和幫助，而不是噪音；機器人、頻道和重複的話沒有積分。
setting-points-message = 一則正經發言的積分。
setting-points-shortest = 多長的訊息才算；一個漢字算二，一個字母算一。
setting-points-pause = 同一成員在多少秒內只算一則。
setting-points-daily-cap = 成員每天靠自己發言最多得多少分。
setting-points-reply = 回覆別人時另加的積分。
setting-points-replied = 被別人回覆得到的積分。
setting-points-reaction = 收到別人表情得到的積分。
setting-points-from-one = 同一個人每天最多幾次讓另一人因回覆或表情得分。
setting-points-checkin = 簽到的積分。
setting-points-streak = 連續簽到每多一天另加的積分，最多算 7 天。

section-topics = 按時開啟話題，輪流來；安靜時段裡等它過去。
setting-topics-topics = 本群組自己的話題，原樣發出，「問題 | 選項 | 選項」則發為投票；留空則用內建的。
setting-topics-schedule = 發話題的時間，五段 cron，按群組的時區（0 20 * * 5 是週五 20:00）；留空則不發。
setting-topics-least-messages = 上個話題之後至少要有多少則成員發言，才發下一個。
setting-topics-pin = 釘選發出的話題。
setting-topics-grace = 停機錯過的話題，超過多少分鐘就不補發。

section-newcomers = 誰算新人，誰算常客，對常客寬鬆多少。
setting-newcomers-messages = 發言多少則之後不再是新人。
setting-newcomers-hours = 初次見面後多少小時內算新人。
setting-newcomers-regular-messages = 發言多少則算常客。
setting-newcomers-regular-days = 算常客還需要認識多少天。
setting-newcomers-regular-counts = 對常客，得分以幾成計。
setting-newcomers-trusted-counts = 對受信任的成員，得分以幾成計。

section-sanctions = 階梯：第一次、第二次、第三次各怎麼處理；警告過些天就忘掉。
setting-sanctions-newcomer-spam = 新人發廣告，除了刪除還做什麼：delete、mute、kick 或 ban。
setting-sanctions-newcomer-mute-hours = 新人發廣告禁言的小時數。
setting-sanctions-flood-mute-minutes = 洗版禁言的分鐘數。
setting-sanctions-first-mute-minutes = 階梯上第一次禁言的分鐘數。
setting-sanctions-second-mute-minutes = 階梯上第二次禁言的分鐘數。
setting-sanctions-ban-cleanup-hours = 因廣告封鎖新成員時，一併清除其最近幾小時的訊息；0 表示不清除。Telegram 上會清除全部訊息。
setting-sanctions-tell-in-private = 管理員在管理群組或用斜線指令警告、禁言成員時，私訊告知本人；平台或成員不允許時在群組裡說。
setting-sanctions-warning-days = 警告過多少天就忘掉。

section-learned = 看文字模型認為一段文字是廣告或騙局的可能性。
setting-learned-most = 這個可能性以幾成計。

section-own = 依本群管理員教過、確認過、撤銷過的內容，從意思上判斷一段文字是否不受歡迎。
setting-own-most = 教得夠多之後，可能性按幾成算。
setting-own-few-most = 在那之前按幾成算；不足以刪除。
setting-own-verdicts-a-day = 一位管理員一天內最多有多少次判斷用來學習。

section-hostility = 看文字模型認為一段文字在攻擊人的可能性；只詢問，不處理。
setting-hostility-most = 這個可能性以幾成計。

section-phrases = 找出本群組不歡迎的詞句和模式；不管誰寫的都全額計分。
setting-phrases-words = 詞句，一行一個，不論簡繁和寫法。
setting-phrases-patterns = RE2 正規表示式，一行一個，不分大小寫。
setting-phrases-score = 找到一處的得分。

section-listed = 找本群組自己列出的威脅和侮辱性詞語；爭吵裡只有這些會直接處理。
setting-listed-words = 絕不容忍的威脅和侮辱性詞語，一行一個，不論簡繁和寫法。
setting-listed-score = 找到一處的得分。

section-links = 看連結：被禁的網站、隱藏去向的連結、新人發的陌生網站。
setting-links-denied = 不歡迎的網站，一行一個網域。
setting-links-allowed = 總是放行的網站，一行一個網域；以它為準。
setting-links-own = 本群自己的網站，別人可能會冒充它。
setting-links-newcomer-score = 新人發陌生網站連結的得分。
setting-links-code-score = 新人圖片的 QR Code 裡有陌生網站時的得分。

section-invites = 找出拉人去別處的邀請：Telegram、Discord、WhatsApp、QQ、LINE 等。
setting-invites-allowed = 歡迎的邀請，一行一個地址。
setting-invites-newcomer-score = 新人發邀請的得分。
setting-invites-member-score = 其他人發邀請的得分。
setting-invites-code-score = 新人圖片的 QR Code 裡有邀請時的得分。

section-contacts = 找出群組外聯絡方式：微信、QQ、Telegram、WhatsApp、電話、錢包。
setting-contacts-newcomer-score = 新人要別人加他的得分。
setting-contacts-offer-score = 聯絡方式旁邊有推銷或許諾賺錢時的得分。
setting-contacts-warning-share = 有人是在提醒大家防廣告時，以幾成計。

section-offers = 看廣告的結構：許諾什麼、多少錢、怎麼回應；不需要模型。
setting-offers-whole-score = 許諾、金額、招呼三樣齊全的得分。
setting-offers-part-score = 許諾加上金額或招呼的得分。
setting-offers-warning-share = 有人是在提醒大家防廣告時，以幾成計。

section-obfuscation = 看偽裝：借用的字母、帶圈的字、看不見的字元、拆開的詞。
setting-obfuscation-most = 只憑偽裝最多得多少分，不管寫了什麼。

section-forwards = 看新人從頻道轉發、從別處引用或分享的內容。
setting-forwards-allowed = 歡迎轉發的頻道，一行一個名字。
setting-forwards-newcomer-score = 新人轉發頻道內容的得分。

section-channels = 看誰以外來頻道的名義發言。
setting-channels-allowed = 可以發言的頻道，一行一個名字、@名字或 ID。
setting-channels-score = 以頻道名義發言的得分。

section-names = 看新人的顯示名稱裡有沒有推銷、聯絡方式或連結；第一則訊息之後減半。
setting-names-most = 顯示名稱最多得多少分。

section-flood = 數成員短時間內的訊息；一個相簿算一則。
setting-flood-messages = 這段時間內一個成員可以發多少則。
setting-flood-seconds = 這段時間的秒數。
setting-flood-regulars-times = 常客可以發到多少倍。

section-repeats = 數成員最近幾分鐘裡把同樣或差不多的話說了幾遍。
setting-repeats-times = 這段時間內同樣的話可以說幾遍。
setting-repeats-minutes = 這段時間的分鐘數。
setting-repeats-alike = 相似到多少（0 到 1）就算同樣的話。
setting-repeats-shortest = 多長的文字才算；一個漢字算二。

section-campaigns = 數有多少成員、在多少個群組裡說了同樣的話；接龍是玩笑，所以還要有誘餌才算。
setting-campaigns-members = 多少成員說同樣的話，或同樣的話出現在多少個群組裡，就算有組織。
setting-campaigns-minutes = 這段時間的分鐘數。
setting-campaigns-shortest = 多長的文字才算；一個漢字算二。

section-pictures = 查看群組裡還不認識的人貼的圖片，並認出管理員教過的圖片。
setting-pictures-a-minute = 每分鐘最多查看群組裡多少張圖片。
setting-pictures-writing = 除了 QR Code，圖片上的文字要不要也讀。
setting-pictures-alike = 圖片的樣子和教過的圖片相差多少位元（共 64 個）以內算同一張。

section-noise = 數提及、表情和空行，並找出把一段話重複成一面牆的。
setting-noise-mentions = 一則訊息可以提及多少不同的人。
setting-noise-emoji = 一則訊息可以有多少表情。
setting-noise-blank-lines = 一則訊息可以有多少幾乎空白的行。
setting-noise-repetition = 長訊息裡重複前文的部分可以佔多少。

section-heat = 看兩個成員是不是越說越快、越說越衝；一段只問一次，從不處理。
setting-heat-stage = 能做到哪一步：shadow 只記錄，review 詢問管理員。
setting-heat-minutes = 看最近多少分鐘的對話。
setting-heat-limit = 一段對話熱到多少就詢問管理員。
section-pile-on = 看是不是好幾個成員一起衝著同一個人出言不遜；人數一到就詢問，從不處理。
setting-pile-on-stage = 能做到哪一步：shadow 只記錄，review 詢問管理員。
setting-pile-on-minutes = 看最近多少分鐘的對話。
setting-pile-on-members = 多少人衝著同一個人就詢問管理員。
setting-hostility-stage = 能做到哪一步：shadow 只記錄，review 詢問管理員。
section-forecast = 預感爭吵要來時悄悄告訴管理員，附上最關鍵的幾則訊息；自己什麼都不做。
setting-forecast-risk = 人身攻擊的可能性達到多少時告訴管理員。
setting-forecast-minutes = 看多少分鐘內的對話；同一場爭吵在這段時間裡只說一次。

section-greeting = 進群組時打招呼，並說明還缺哪項權限、缺了會怎樣。
section-raid = 太多人一起湧入時鎖門，只告訴管理員一次，之後自動開門。
setting-raid-joins = 這段時間內進來多少人算湧入。
setting-raid-alike = 進來多少個名字只差數字的人算湧入。
setting-raid-same = 多少人的第一句話相同算湧入。
setting-raid-seconds = 這段時間的秒數。
setting-raid-minutes = 門鎖多少分鐘；還有人湧入就繼續鎖著。
setting-raid-joiners = 鎖門期間：restrict 禁言進來的人，decline 還拒絕加入申請，nothing 只告知管理員。

section-verification = 問進來的人一個小問題；答對之前不能發言，不回答會被請出去。
setting-verification-who = 問誰：nobody 不問，risky 只問名字像廣告的，everyone 都問。
setting-verification-how = 問什麼：button 按指定的按鈕，sum 算一道加法，picture 看圖回答。
setting-verification-minutes = 有多少分鐘可以回答。
setting-verification-tries = 答錯多少次就請出去。
setting-verification-role = Discord：答對或不用問的人得到的身分組（名稱或編號），此時沒有人會被請出去；留空則不用身分組。
