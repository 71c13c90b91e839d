"""Ordinary talk that looks a little like trouble: none of it may be asked about, whoever says it."""

_TALK = """
早上好！
哈哈哈哈哈哈哈哈
+1
签到
gm
ok
👍👍👍
晚安各位
在吗？
恭喜发财 🧧🧧🧧
ага, спасибо!
昨晚的球赛看了吗，最后五分钟太刺激了
今日好凍呀，大家記得着多件衫
有冇人知道銅鑼灣邊間茶餐廳好食？
我覺得這部電影沒有想像中好看
这个显示器 799 块，京东自营，值不值？
房租一个月四千五，押一付三，太贵了
我一个月工资八千，房贷五千
中午的套餐 38 元一份，还行
出个二手显示器，27寸，800块自提，有兴趣的私聊
機票來回大概一萬二，比去年貴了三千
The new laptop is $1,299 and I get paid $25 per hour, so no
Билет стоит 3500 рублей, а в прошлом году был 2000
比特币又跌破六万了，今天亏了 5%
ETH gas is 45 gwei right now, I'll wait
收益率大概 3.2%，存银行算了
红包一人发了 20，谢谢老板
文档在这里 https://docs.python.org/zh-cn/3/library/re.html
看看这个视频 https://www.bilibili.com/video/BV1xx411c7mD 讲得很好
fixed in https://github.com/psf/requests/pull/1234, thanks
升级到 v2.31.0 之后 main.py 就报错了
README.md 和 setup.py 都改一下
pip install numpy==1.26.4 works, 2.0 breaks it
try `sudo apt-get install -y libssl-dev` and then reboot
os.path.join(a, b).replace('x','y')
ssh root@192.168.1.10 -p 2222 然后 tail -f /var/log/syslog
http://localhost:8080/health returns 502 for me
node.js 20 和 vue.js 3 可以一起用
commit 9fceb02d0ae598e95dc970b74767f19372d61af8 broke it
wikipedia 上说的 https://zh.wikipedia.org/wiki/掌柜
Кто-нибудь читал https://habr.com/ru/articles/700000/ ? Стоит того?
合约地址 0xdac17f958d2ee523a2206206994597c13d831ec7 是 USDT 的，别搞错
tx 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060 还没确认
加我微信吧，我把照片发你
你微信多少？我拉你进同学群
我 QQ 好久没用了
到了给我打电话 13800138000
telegram desktop 又崩了，有人遇到吗
用 wx 小程序就行，不用下载 app
客服电话是 400-820-8820，我打了三次没人接
line 上面傳給你了
Is the Signal app on Android any good?
my number is the same as before, text me when you land
напиши мне, когда будешь дома
@alice_w can you review my PR when you have time?
飞机晚点了两个小时，烦死
我在飞机上，落地回你
有人要拼车去机场吗，周五早上六点
机场路堵死了
周末找了个兼职，一天两百，累死我了
发票抬头写公司还是个人？
贷款利率又降了，提前还贷划算吗
昨晚把彩票中奖号码对了，差一个
征信报告可以去人行官网免费查
项目急招人吗？我朋友刚毕业
公司开户要带营业执照原件
这个 airdrop 的规则你们看懂了吗，感觉好麻烦
is the casino level in that game really that hard?
I earned my degree last year, finally hiring season is over
we are investing too much time in this refactoring
подработка летом была, но платили мало
Кредит без залога мне не дали
佣金太高了，换个券商吧
这也太内幕了哈哈，你从哪听来的
刚有人私聊我说刷单日赚五百，一看就是骗子，大家小心
那个“加微信领福利”的广告又来了，管理员看到删一下
someone DMed me about a crypto giveaway, obviously a scam
Опять спамят про казино, забаньте уже
这破电脑真垃圾，又蓝屏
我真是个傻子，忘带钥匙了
this stupid printer never works
卧槽，太离谱了吧
какой же я дурак, забыл пароль
👨‍👩‍👧‍👦 一家四口出去玩 🏖️☀️
今天生日 🎂🎉🎉🎉🥳🥳
السلام عليكم كيف الحال
שלום לכולם, מה קורה?
naïve café, schöne Grüße
ﾊﾟｿｺﾝ買った
𝕳𝖆𝖕𝖕𝖞 birthday!
🇨🇳🇭🇰🇹🇼 来自五湖四海
¯\\_(ツ)_/¯
"""

_LOG = """Traceback (most recent call last):
  File "a.py", line 3, in <module>
KeyError: 'id'"""

ORDINARY = (*_TALK.strip().splitlines(), _LOG)
