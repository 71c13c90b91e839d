"""Words that advertisers misspell so that lists do not find them, and the characters they misspell them with."""

from typing import Final

_CHINESE = """
    兼职 日结 日赚 月入 刷单 返利 返佣 返现 佣金 提现 充值 首充 彩金 彩票 博彩 赌博 赌场 澳门 百家乐 开户 投注 下注
    时时彩 六合彩 棋牌 贷款 放款 网贷 借款 信用卡 套现 征信 裸聊 约炮 上门服务 外围 学生妹 激情视频 黄片 成人 色情
    福利视频 私密视频 资源共享 招代理 招商 招聘 客服 投资 理财 收益 稳赚 稳赚不赔 盈利 带单 荐股 股票 内幕消息 牛股
    翻倍 空投 红包 领红包 免费领取 优惠券 代开发票 发票 办证 刻章 毕业证 文凭 涨粉 引流 推广 代练 陪练 陪玩 上分
    金币 卖金币 出号 收号 账号 卖号 外挂 辅助 透视 自瞄 脚本 破解版 机场 翻墙 节点 科学上网 会员代充 代充 低价
    秒到账 秒到 靠谱 担保交易 跑分 洗钱 四件套 银行卡 手机卡 流量卡 接码 群发 拉群 进群 加群 进群领 群号 私聊 私信
    私聊我 私我 扣扣 企鹅号 电报群 飞机群 支付宝 主播福利 直播间 房间号 加我微信 加微信 微信 微信号 微信群 看头像
    看主页 看资料 看签名 点头像 网址 链接 复制链接 打开浏览器 注册送 注册即送 包赔 包赢 包过 保本 高薪 在家赚钱 赚钱
    挣钱 轻松赚 手机赚钱 一单一结 助记词 私钥 虚拟卡 能量租赁 换汇 承兑 代付 工作室 迷药 春药 壮阳 减肥药 假钞 枪支
    弹药
"""
CHINESE: Final = tuple(_CHINESE.split())
"""Words that are read through characters, or letters, that sound the same."""

_ONLY_BY_HAND = """
    微信 私我 加群 上分 金币 会员 成人 出号 收号 辅助 账号 机场 秒到 链接 进群 发票
"""
ONLY_BY_HAND: Final = frozenset(_ONLY_BY_HAND.split())
"""Words that sound as names or everyday pairs of characters do: read only through the stand-ins below."""

_EVERYDAY = "转钱 但要 头猪 成对 读博 饭呗 见之 减脂 爆过 包配 手一 反被 找上 装洋 配完 接妈 买号"
EVERYDAY: Final = frozenset(_EVERYDAY.split())
"""Pairs of characters that are often written beside each other and mean themselves, though no dictionary has them."""

STAND_INS: Final = {
    "微": "薇威徽维卫嶶溦薇葳崴",
    "信": "芯心新辛馨囟杺信訫",
    "群": "裙羣峮",
    "加": "伽茄咖珈嘉迦枷架家",
    "聊": "撩辽廖",
    "扣": "叩蔻寇抠口",
    "号": "耗浩昊",
    "看": "侃砍",
    "赚": "转撰",
    "钱": "前乾仟浅黔",
    "币": "毕必闭比笔",
    "金": "巾津斤今",
    "卖": "麦迈",
    "分": "芬汾份氛",
    "上": "尚裳",
    "代": "带袋贷",
    "练": "炼链恋",
    "会": "绘惠汇",
    "员": "圆缘元",
    "账": "帐涨",
    "进": "近劲晋",
    "私": "思丝斯司",
    "我": "沃窝莴",
    "票": "漂飘",
    "发": "珐",
    "链": "练炼恋琏",
    "接": "结节街",
    "成": "承城诚",
    "人": "仁壬",
    "出": "初础",
    "收": "手守",
    "辅": "付扶",
    "助": "住柱铸",
    "机": "鸡叽",
    "场": "厂敞",
    "秒": "妙渺",
    "到": "道倒",
}
"""Character → characters that advertisers put in its place."""

SPLITS: Final = {
    "加": ("力口",),
    "信": ("亻言", "人言"),
    "微": ("彳山兀攵", "彳敚"),
    "群": ("君羊",),
    "聊": ("耳卯",),
    "私": ("禾厶",),
    "赚": ("贝兼",),
    "钱": ("钅戋", "金戋"),
    "代": ("亻弋", "人弋"),
    "练": ("纟东",),
    "裸": ("衤果", "衣果"),
    "炮": ("火包",),
    "约": ("纟勺",),
    "赌": ("贝者",),
    "博": ("十尃",),
    "彩": ("采彡",),
    "投": ("扌殳",),
    "资": ("次贝",),
    "股": ("月殳",),
    "贷": ("代贝",),
    "款": ("士示欠",),
    "红": ("纟工",),
    "包": ("勹巳",),
    "福": ("礻畐",),
    "利": ("禾刂", "禾刀"),
    "返": ("反辶",),
    "佣": ("亻用", "人用"),
    "刷": ("尸巾刂",),
    "招": ("扌召",),
    "聘": ("耳甹",),
    "客": ("宀各",),
    "服": ("月𠬝",),
    "领": ("令页",),
    "取": ("耳又",),
    "注": ("氵主",),
    "妹": ("女未",),
    "色": ("⺈巴",),
    "情": ("忄青",),
    "码": ("石马",),
    "推": ("扌隹",),
    "涨": ("氵张",),
    "粉": ("米分",),
    "扣": ("扌口",),
    "号": ("口丂",),
    "机": ("木几",),
    "视": ("礻见",),
    "频": ("步页",),
    "联": ("耳关",),
    "证": ("讠正", "言正"),
    "银": ("钅艮",),
    "挣": ("扌争",),
    "结": ("纟吉",),
    "收": ("丩攵",),
    "账": ("贝长",),
    "转": ("车专",),
    "洗": ("氵先",),
    "药": ("艹约",),
    "枪": ("木仓",),
}
"""Character → the pieces it is taken apart into; a word of CHINESE with a character in pieces is read."""

_ENGLISH = """
    free nitro cash crypto bitcoin profit profits earn earning money casino bonus porn sex sexy nude nudes viagra
    loan loans invest investment investor dollar dollars gift gifts steam telegram whatsapp discord wallet airdrop
    giveaway giveaways winner prize click signals trading trader forex escort onlyfans leaks account accounts seller
    selling cheap discount promo followers boost hacker hacking recovery password income salary hiring remote work
    vacancy guaranteed binance metamask ethereum usdt token tokens betting poker slots jackpot lottery replica pills
    weed cocaine drugs
"""
ENGLISH: Final = tuple(_ENGLISH.split())
"""Words that are read through digits and signs that look like letters."""

_RUSSIAN = """
    заработок доход доходы казино ставки крипта крипту криптовалюта подработка удаленка деньги работа работу интим
    прибыль выплаты бонус бонусы кредит займ займы инвестиции сигналы биткоин телеграм ватсап купить продам закладка
    наркотики заработка заработать подработку удаленку удаленно оплата оплату ежедневно пишите личку людей партнеров
    обучение обучим рублей долларов вложений опыта отказа курьер курьеры аккаунты выигрыш розыгрыш ставка прогноз
    прогнозы вывод бесплатно раздача сотрудники команду требуются
"""
RUSSIAN: Final = tuple(_RUSSIAN.split())
"""The same in Russian."""
