<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AboutPage</name>
    <message>
        <source>About this terminal</source>
        <translation>关于本终端</translation>
    </message>
    <message>
        <source>It cannot be shown</source>
        <translation>无法显示</translation>
    </message>
</context>
<context>
    <name>AmountHero</name>
    <message>
        <source>Amount in %1</source>
        <comment>currency</comment>
        <translation>金额（%1）</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>For the customer&apos;s eyes. It goes away after 20 seconds</source>
        <translation>仅供顾客查看，20秒后自动关闭</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ApprovalPage</name>
    <message>
        <source>Approval</source>
        <translation>主管授权</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>授权</translation>
    </message>
</context>
<context>
    <name>ApprovedPage</name>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Who did what</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>暂无记录</translation>
    </message>
    <message>
        <source>The list cannot be shown</source>
        <translation>无法显示列表</translation>
    </message>
</context>
<context>
    <name>CandidateStrip</name>
    <message>
        <source>More words</source>
        <translation>更多候选</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>UnionPay</source>
        <translation>银联</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
</context>
<context>
    <name>ChooseApplicationPage</name>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ClockPage</name>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
</context>
<context>
    <name>DeclinedPage</name>
    <message>
        <source>Back to start</source>
        <translation>返回首页</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>Device</source>
        <translation>设备状态</translation>
    </message>
    <message>
        <source>Terminal %1</source>
        <translation>终端 %1</translation>
    </message>
</context>
<context>
    <name>DigitsPage</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文界面</translation>
    </message>
    <message>
        <source>Every page changes at once</source>
        <translation>所有页面立即切换</translation>
    </message>
    <message>
        <source>Dark screen</source>
        <translation>深色界面</translation>
    </message>
    <message>
        <source>Easier on the eyes in the evening</source>
        <translation>夜间看着更舒服</translation>
    </message>
    <message>
        <source>Large text</source>
        <translation>大号文字</translation>
    </message>
    <message>
        <source>Half as large again</source>
        <translation>放大到一倍半</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Pictures stand still</source>
        <translation>画面保持静止</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message numerus="yes">
        <source>%n digit(s) entered</source>
        <translation>
            <numerusform>已输入 %n 位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndpointPage</name>
    <message>
        <source>Other machines</source>
        <translation>其他机器</translation>
    </message>
    <message>
        <source>This terminal listens to no other machine</source>
        <translation>本终端不接受其他机器连接</translation>
    </message>
    <message>
        <source>Whoever sets it up can switch that on</source>
        <translation>需要时请安装人员开启</translation>
    </message>
</context>
<context>
    <name>EraseStep</name>
    <message>
        <source>Keep everything</source>
        <translation>保留数据</translation>
    </message>
</context>
<context>
    <name>EraseWords</name>
    <message>
        <source>Erase everything on this terminal?</source>
        <translation>要清除本终端的全部内容吗？</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>此操作无法撤销</translation>
    </message>
    <message>
        <source>The terminal is being reset</source>
        <translation>正在恢复出厂设置</translation>
    </message>
    <message>
        <source>The reset was not possible</source>
        <translation>未能恢复出厂设置</translation>
    </message>
    <message>
        <source>Afterwards the terminal is as new: it needs its keys and its settings again</source>
        <translation>之后终端如同新机，需要重新装入密钥和设置</translation>
    </message>
    <message>
        <source>It starts by itself in a few minutes. Leave it switched on</source>
        <translation>几分钟后会自动启动，请勿关机</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>全部清除</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The bank wants the customer to call it</source>
        <translation>请顾客联系发卡银行</translation>
    </message>
    <message>
        <source>Try another card</source>
        <translation>请更换付款方式</translation>
    </message>
    <message>
        <source>The bank does not know this shop</source>
        <translation>银行未登记本商户</translation>
    </message>
    <message>
        <source>Call support</source>
        <translation>请联系服务商</translation>
    </message>
    <message>
        <source>The bank does not accept this card</source>
        <translation>银行不接受此卡</translation>
    </message>
    <message>
        <source>The bank declined this card</source>
        <translation>银行拒绝了此卡</translation>
    </message>
    <message>
        <source>The bank does not allow this transaction</source>
        <translation>银行不允许此交易</translation>
    </message>
    <message>
        <source>The bank does not accept this amount</source>
        <translation>银行不接受此金额</translation>
    </message>
    <message>
        <source>Check the amount</source>
        <translation>请核对金额</translation>
    </message>
    <message>
        <source>The bank does not know this card</source>
        <translation>银行查无此卡</translation>
    </message>
    <message>
        <source>The bank could not read the request</source>
        <translation>银行无法识别请求</translation>
    </message>
    <message>
        <source>Try again. If it happens again, call support</source>
        <translation>请重试。如再次出现，请联系服务商</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>密码错误次数过多</translation>
    </message>
    <message>
        <source>The card&apos;s PIN is blocked. Try another card</source>
        <translation>此卡密码已锁定，请更换付款方式</translation>
    </message>
    <message>
        <source>This card is reported lost</source>
        <translation>此卡已挂失</translation>
    </message>
    <message>
        <source>This card is reported stolen</source>
        <translation>此卡已报失窃</translation>
    </message>
    <message>
        <source>Not enough funds</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>The card has expired</source>
        <translation>卡片已过期</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This card may not be used for this</source>
        <translation>此卡不支持此交易</translation>
    </message>
    <message>
        <source>This terminal may not do this</source>
        <translation>本终端不支持此交易</translation>
    </message>
    <message>
        <source>Over the card&apos;s limit for one payment</source>
        <translation>超出此卡单笔限额</translation>
    </message>
    <message>
        <source>Try a smaller amount or another card</source>
        <translation>请减少金额或更换付款方式</translation>
    </message>
    <message>
        <source>The bank has restricted this card</source>
        <translation>银行限制了此卡</translation>
    </message>
    <message>
        <source>The card was used too often today</source>
        <translation>此卡今日使用次数过多</translation>
    </message>
    <message>
        <source>The bank answered too late</source>
        <translation>银行答复过迟</translation>
    </message>
    <message>
        <source>The bank cannot be reached just now</source>
        <translation>暂时联系不上银行</translation>
    </message>
    <message>
        <source>Try again in a moment, or another card</source>
        <translation>请稍后重试，或更换付款方式</translation>
    </message>
    <message>
        <source>The bank has a fault</source>
        <translation>银行系统故障</translation>
    </message>
    <message>
        <source>The bank&apos;s network did not answer</source>
        <translation>银行网络无响应</translation>
    </message>
    <message>
        <source>The PIN could not be checked</source>
        <translation>密码无法核验</translation>
    </message>
    <message>
        <source>The bank could not verify the request</source>
        <translation>银行未能核验请求</translation>
    </message>
    <message>
        <source>The card declined</source>
        <translation>卡片拒绝了交易</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>无法读取卡片</translation>
    </message>
    <message>
        <source>Try again, another way, or another card</source>
        <translation>请重试，或换一种刷卡方式，或换一张卡</translation>
    </message>
    <message>
        <source>No card was presented in time</source>
        <translation>未在规定时间内出示卡片</translation>
    </message>
    <message>
        <source>Try again when the customer is ready</source>
        <translation>请待顾客准备好后重试</translation>
    </message>
    <message>
        <source>The customer cancelled at the PIN pad</source>
        <translation>顾客在密码键盘上取消</translation>
    </message>
    <message>
        <source>Try again, or another card</source>
        <translation>请重试，或更换付款方式</translation>
    </message>
    <message>
        <source>No PIN was entered in time</source>
        <translation>未在规定时间内输入密码</translation>
    </message>
    <message>
        <source>You cancelled this payment</source>
        <translation>您已取消本笔收款</translation>
    </message>
    <message>
        <source>No money was taken</source>
        <translation>未扣款</translation>
    </message>
    <message>
        <source>The customer cancelled</source>
        <translation>顾客已取消</translation>
    </message>
    <message>
        <source>This payment was cancelled</source>
        <translation>本笔收款已取消</translation>
    </message>
    <message>
        <source>The terminal did not accept the request</source>
        <translation>终端未接受请求</translation>
    </message>
    <message>
        <source>This amount cannot be taken</source>
        <translation>不能收取此金额</translation>
    </message>
    <message>
        <source>This currency cannot be taken here</source>
        <translation>此处不收此币种</translation>
    </message>
    <message>
        <source>This payment was already asked for with another amount</source>
        <translation>本笔收款已用另一金额提交过</translation>
    </message>
    <message>
        <source>Check the payments before charging again</source>
        <translation>重新收款前请先查看交易记录</translation>
    </message>
    <message>
        <source>It was not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Go back and try again</source>
        <translation>请返回后重试</translation>
    </message>
    <message>
        <source>The list has changed</source>
        <translation>列表已更新</translation>
    </message>
    <message>
        <source>This terminal does not do that</source>
        <translation>本终端不支持此功能</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>请返回</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>您已退出登录</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>请重新登录</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>您没有此权限</translation>
    </message>
    <message>
        <source>Ask a supervisor</source>
        <translation>请找主管操作</translation>
    </message>
    <message>
        <source>Wrong number or password</source>
        <translation>编号或密码错误</translation>
    </message>
    <message>
        <source>Too many wrong passwords</source>
        <translation>密码错误次数过多</translation>
    </message>
    <message>
        <source>Wait, or ask an administrator</source>
        <translation>请稍候，或找管理员处理</translation>
    </message>
    <message>
        <source>This screen may not do that</source>
        <translation>本界面无权进行此操作</translation>
    </message>
    <message>
        <source>Your password must be changed first</source>
        <translation>须先修改密码</translation>
    </message>
    <message>
        <source>The approval does not hold for this</source>
        <translation>授权无效或已过期</translation>
    </message>
    <message>
        <source>Ask the supervisor again</source>
        <translation>请主管重新授权</translation>
    </message>
    <message>
        <source>This operator is switched off</source>
        <translation>该操作员已停用</translation>
    </message>
    <message>
        <source>A second person must confirm this</source>
        <translation>须由另一人复核</translation>
    </message>
    <message>
        <source>Ask somebody else to confirm it</source>
        <translation>请另一位有权限的操作员确认</translation>
    </message>
    <message>
        <source>Ask an administrator</source>
        <translation>请找管理员处理</translation>
    </message>
    <message>
        <source>Another payment is running</source>
        <translation>另一笔收款正在进行</translation>
    </message>
    <message>
        <source>Finish it first</source>
        <translation>请先完成该笔</translation>
    </message>
    <message>
        <source>Too late to cancel</source>
        <translation>已来不及取消</translation>
    </message>
    <message>
        <source>The outcome follows in a moment</source>
        <translation>结果马上就到</translation>
    </message>
    <message>
        <source>That is not possible now</source>
        <translation>现在无法进行此操作</translation>
    </message>
    <message>
        <source>An earlier payment is still being undone</source>
        <translation>前一笔收款仍在撤销</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again</source>
        <translation>请等撤销完成后再试</translation>
    </message>
    <message>
        <source>The day&apos;s book is full</source>
        <translation>当日交易已满</translation>
    </message>
    <message>
        <source>Settle first, then try again</source>
        <translation>请先结算再重试</translation>
    </message>
    <message>
        <source>Payments are on hold for a moment</source>
        <translation>暂停收款</translation>
    </message>
    <message>
        <source>Try again in a few minutes</source>
        <translation>请几分钟后重试</translation>
    </message>
    <message>
        <source>The card reader does not answer</source>
        <translation>读卡器无响应</translation>
    </message>
    <message>
        <source>Check its cable, then try again</source>
        <translation>请检查连线后重试</translation>
    </message>
    <message>
        <source>The printer does not answer</source>
        <translation>打印机无响应</translation>
    </message>
    <message>
        <source>Check its cable and power</source>
        <translation>请检查连线和电源</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>Load paper and it prints by itself</source>
        <translation>装纸后自动补打</translation>
    </message>
    <message>
        <source>The PIN pad does not answer</source>
        <translation>密码键盘无响应</translation>
    </message>
    <message>
        <source>The device is busy</source>
        <translation>设备正忙</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>请稍后重试</translation>
    </message>
    <message>
        <source>No test card has that name</source>
        <translation>没有这张测试卡</translation>
    </message>
    <message>
        <source>This terminal has no keys yet</source>
        <translation>本终端尚未装载密钥</translation>
    </message>
    <message>
        <source>The bank&apos;s keys did not match</source>
        <translation>银行密钥校验不符</translation>
    </message>
    <message>
        <source>The bank&apos;s answer could not be trusted</source>
        <translation>银行答复未通过校验</translation>
    </message>
    <message>
        <source>This payment is being undone. Check its status</source>
        <translation>本笔正在撤销，请查询状态</translation>
    </message>
    <message>
        <source>The card&apos;s data could not be passed on</source>
        <translation>卡片数据无法传递</translation>
    </message>
    <message>
        <source>Test keys are not allowed here</source>
        <translation>此处不得使用测试密钥</translation>
    </message>
    <message>
        <source>Too many PIN entries in a short time</source>
        <translation>短时间内输入密码过多</translation>
    </message>
    <message>
        <source>Wait a minute, then try again</source>
        <translation>请等一分钟后重试</translation>
    </message>
    <message>
        <source>No line to the bank</source>
        <translation>未连上银行</translation>
    </message>
    <message>
        <source>No money was taken. Check the network, then try again</source>
        <translation>未扣款。请检查网络后重试</translation>
    </message>
    <message>
        <source>The bank did not answer</source>
        <translation>银行无响应</translation>
    </message>
    <message>
        <source>This payment is being undone. Check its status before charging again</source>
        <translation>本笔正在撤销。重新收款前请先查询</translation>
    </message>
    <message>
        <source>The bank&apos;s identity could not be confirmed</source>
        <translation>无法确认银行身份</translation>
    </message>
    <message>
        <source>The bank&apos;s answer could not be understood</source>
        <translation>无法识别银行答复</translation>
    </message>
    <message>
        <source>This terminal is not signed on at the bank</source>
        <translation>本终端尚未在银行签到</translation>
    </message>
    <message>
        <source>The terminal&apos;s storage is full</source>
        <translation>终端存储已满</translation>
    </message>
    <message>
        <source>The terminal&apos;s storage is damaged</source>
        <translation>终端存储已损坏</translation>
    </message>
    <message>
        <source>The terminal&apos;s storage does not answer</source>
        <translation>终端存储无响应</translation>
    </message>
    <message>
        <source>Part of the terminal does not answer</source>
        <translation>终端的部分服务无响应</translation>
    </message>
    <message>
        <source>The terminal is not set up correctly</source>
        <translation>终端设置有误</translation>
    </message>
    <message>
        <source>That took too long</source>
        <translation>操作超时</translation>
    </message>
    <message>
        <source>The terminal has a fault</source>
        <translation>终端故障</translation>
    </message>
    <message>
        <source>The bank declined (code %1)</source>
        <translation>银行拒绝（代码 %1）</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出现问题</translation>
    </message>
    <message>
        <source>Something went wrong (%1)</source>
        <translation>出现问题（%1）</translation>
    </message>
    <message>
        <source>The request did not reach the bank</source>
        <translation>请求未送达银行</translation>
    </message>
    <message>
        <source>No money was taken. Try again</source>
        <translation>未扣款，请重试</translation>
    </message>
    <message>
        <source>The terminal restarted</source>
        <translation>终端已重启</translation>
    </message>
    <message>
        <source>The card was taken out too early</source>
        <translation>卡片取出过早</translation>
    </message>
    <message>
        <source>Try again and leave the card in</source>
        <translation>请重试，期间勿取出卡片</translation>
    </message>
    <message>
        <source>This terminal cannot take this card</source>
        <translation>本终端不支持此卡</translation>
    </message>
    <message>
        <source>This is not the card that paid</source>
        <translation>不是原交易的卡片</translation>
    </message>
    <message>
        <source>Present the card that paid</source>
        <translation>请出示原交易的卡片</translation>
    </message>
    <message>
        <source>This card is not accepted</source>
        <translation>该卡不予受理</translation>
    </message>
    <message>
        <source>The code could not be recognised</source>
        <translation>无法识别付款码</translation>
    </message>
    <message>
        <source>Ask the customer to refresh it, then scan again</source>
        <translation>请顾客刷新付款码后重新扫描</translation>
    </message>
    <message>
        <source>The customer did not pay in time</source>
        <translation>顾客未在规定时间内付款</translation>
    </message>
    <message>
        <source>This transaction cannot be undone or followed up</source>
        <translation>该交易不能撤销或继续处理</translation>
    </message>
    <message>
        <source>Check it in the list: it may be undone or settled already</source>
        <translation>请在列表中查看，可能已撤销或已结算</translation>
    </message>
    <message>
        <source>That is more than the first transaction allows</source>
        <translation>金额超过原交易允许的范围</translation>
    </message>
    <message>
        <source>This transaction is switched off here</source>
        <translation>本终端未开通该交易</translation>
    </message>
    <message>
        <source>The pre-authorisation is too old</source>
        <translation>预授权已超过期限</translation>
    </message>
    <message>
        <source>Take a new payment instead</source>
        <translation>请改做消费交易</translation>
    </message>
    <message>
        <source>Too many payments wait for the bank</source>
        <translation>待上送的交易已达上限</translation>
    </message>
    <message>
        <source>Check the network, then try again</source>
        <translation>请检查网络后重试</translation>
    </message>
    <message>
        <source>The day is being settled</source>
        <translation>正在结算</translation>
    </message>
    <message>
        <source>Finish the settlement first</source>
        <translation>请先完成结算</translation>
    </message>
    <message>
        <source>Some payments are still owed to the bank</source>
        <translation>有交易尚未处理完毕</translation>
    </message>
    <message>
        <source>The day&apos;s book is not empty</source>
        <translation>当前批次尚有交易</translation>
    </message>
    <message>
        <source>This was changed too often</source>
        <translation>变更过于频繁</translation>
    </message>
    <message>
        <source>Wait before changing it again</source>
        <translation>请稍后再变更</translation>
    </message>
    <message>
        <source>The bank did not confirm this card</source>
        <translation>银行未确认此卡</translation>
    </message>
    <message>
        <source>The terminal&apos;s clock is wrong</source>
        <translation>终端时间不准确</translation>
    </message>
    <message>
        <source>Set the clock, or sign on again</source>
        <translation>请校准时间或重新签到</translation>
    </message>
    <message>
        <source>Present the card again</source>
        <translation>请重新出示卡片</translation>
    </message>
    <message>
        <source>Wait until they went through, then settle</source>
        <translation>请等待处理完毕后再结算</translation>
    </message>
    <message>
        <source>The stored data is of a newer version</source>
        <translation>存储数据来自更高版本</translation>
    </message>
    <message>
        <source>No USB stick was found</source>
        <translation>没有找到 U 盘</translation>
    </message>
    <message>
        <source>Put one in, wait a moment, then try again</source>
        <translation>请插入 U 盘，稍等片刻再试</translation>
    </message>
    <message>
        <source>The USB stick is full</source>
        <translation>U 盘已满</translation>
    </message>
    <message>
        <source>Make room on it, or take another one</source>
        <translation>请清理出空间，或换一个 U 盘</translation>
    </message>
    <message>
        <source>The USB stick could not be written</source>
        <translation>U 盘写不进去</translation>
    </message>
    <message>
        <source>It may be locked or damaged. Take another one</source>
        <translation>可能被写保护或已损坏，请换一个</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, then what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>The update server cannot be reached</source>
        <translation>无法连接更新服务器</translation>
    </message>
    <message>
        <source>Check the network, then look again</source>
        <translation>请检查网络后重试</translation>
    </message>
    <message>
        <source>The update server could not prove who it is</source>
        <translation>更新服务器身份无法确认</translation>
    </message>
    <message>
        <source>Nothing was taken from it. Call support</source>
        <translation>未接收任何内容，请联系技术支持</translation>
    </message>
    <message>
        <source>The update server does not have the file</source>
        <translation>更新服务器上没有该文件</translation>
    </message>
    <message>
        <source>Look again later</source>
        <translation>请稍后重试</translation>
    </message>
    <message>
        <source>The update server did not give the file</source>
        <translation>更新服务器未提供该文件</translation>
    </message>
    <message>
        <source>The download broke off</source>
        <translation>下载中断</translation>
    </message>
    <message>
        <source>Look for updates again: it goes on from there</source>
        <translation>请重新检查更新，将从断点继续</translation>
    </message>
    <message>
        <source>The update server sent more than it should</source>
        <translation>更新服务器发送的数据过多</translation>
    </message>
    <message>
        <source>It was thrown away. Call support</source>
        <translation>已丢弃，请联系技术支持</translation>
    </message>
    <message>
        <source>The update server is too slow</source>
        <translation>更新服务器响应过慢</translation>
    </message>
    <message>
        <source>Look for updates again later</source>
        <translation>请稍后重新检查更新</translation>
    </message>
    <message>
        <source>The list of versions is not from the maker</source>
        <translation>版本列表并非来自厂商</translation>
    </message>
    <message>
        <source>It was not taken. Call support</source>
        <translation>已拒收，请联系技术支持</translation>
    </message>
    <message>
        <source>The list of versions cannot be understood</source>
        <translation>无法识别版本列表</translation>
    </message>
    <message>
        <source>The list of versions is out of date</source>
        <translation>版本列表已过期</translation>
    </message>
    <message>
        <source>Check the clock of this terminal, then look again</source>
        <translation>请核对终端时钟后重试</translation>
    </message>
    <message>
        <source>The list of versions is older than the last one</source>
        <translation>版本列表比上次的更旧</translation>
    </message>
    <message>
        <source>The list of versions is for other terminals</source>
        <translation>版本列表不适用于本终端</translation>
    </message>
    <message>
        <source>The update arrived damaged</source>
        <translation>更新包已损坏</translation>
    </message>
    <message>
        <source>It was thrown away. Download it again</source>
        <translation>已丢弃，请重新下载</translation>
    </message>
    <message>
        <source>The update is not from the maker, or damaged</source>
        <translation>更新包并非来自厂商或已损坏</translation>
    </message>
    <message>
        <source>It was not installed. Call support</source>
        <translation>未安装，请联系技术支持</translation>
    </message>
    <message>
        <source>The update is for other terminals</source>
        <translation>更新包不适用于本终端</translation>
    </message>
    <message>
        <source>The update holds another version than announced</source>
        <translation>更新包版本与公布的不符</translation>
    </message>
    <message>
        <source>The update is older than what runs</source>
        <translation>更新包比当前版本旧</translation>
    </message>
    <message>
        <source>It was not installed. Nothing is to be done</source>
        <translation>未安装，无需处理</translation>
    </message>
    <message>
        <source>The part that installs does not answer</source>
        <translation>安装程序没有响应</translation>
    </message>
    <message>
        <source>It goes on by itself. If it stays so, call support</source>
        <translation>将自动继续，若持续如此请联系技术支持</translation>
    </message>
    <message>
        <source>The update could not be written</source>
        <translation>更新写入失败</translation>
    </message>
    <message>
        <source>This version runs on. Look for updates again</source>
        <translation>当前版本继续运行，请重新检查更新</translation>
    </message>
    <message>
        <source>There is no room for the update</source>
        <translation>存储空间不足，无法更新</translation>
    </message>
    <message>
        <source>This version runs on. Call support</source>
        <translation>当前版本继续运行，请联系技术支持</translation>
    </message>
    <message>
        <source>The files of the update cannot be read or written</source>
        <translation>无法读写更新文件</translation>
    </message>
    <message>
        <source>The new version did not start</source>
        <translation>新版本未能启动</translation>
    </message>
    <message>
        <source>The version before it runs again. Nothing is to be done</source>
        <translation>已恢复原版本，无需处理</translation>
    </message>
    <message>
        <source>The new version did not work as it should</source>
        <translation>新版本运行异常</translation>
    </message>
    <message>
        <source>The version before it comes back by itself</source>
        <translation>将自动恢复原版本</translation>
    </message>
    <message>
        <source>The new version could not be kept</source>
        <translation>新版本未能保留</translation>
    </message>
    <message>
        <source>A payment is open</source>
        <translation>有交易正在进行</translation>
    </message>
    <message>
        <source>It goes on by itself when the payment is over</source>
        <translation>交易结束后自动继续</translation>
    </message>
    <message>
        <source>It goes on by itself after that</source>
        <translation>冲正完成后自动继续</translation>
    </message>
    <message>
        <source>It is not within the quiet hours</source>
        <translation>现在不是空闲时段</translation>
    </message>
    <message>
        <source>It begins by itself then, or install it now</source>
        <translation>届时自动开始，也可立即安装</translation>
    </message>
    <message>
        <source>Whether a payment is open is not known</source>
        <translation>暂时无法确认是否有未完成的交易</translation>
    </message>
    <message>
        <source>There is no earlier version to go back to</source>
        <translation>没有可恢复的旧版本</translation>
    </message>
    <message>
        <source>This version stays in use</source>
        <translation>继续使用当前版本</translation>
    </message>
    <message>
        <source>That version is not on offer any more</source>
        <translation>该版本已不再提供</translation>
    </message>
    <message>
        <source>Look for updates again</source>
        <translation>请重新检查更新</translation>
    </message>
    <message>
        <source>There is none of this in training</source>
        <translation>培训模式下没有此功能</translation>
    </message>
    <message>
        <source>Leave training first</source>
        <translation>请先退出培训模式</translation>
    </message>
    <message>
        <source>The USB stick could not be read</source>
        <translation>U 盘无法读取</translation>
    </message>
    <message>
        <source>Take it out and put it in again, or take another one</source>
        <translation>请拔出后重新插入，或换一个</translation>
    </message>
    <message>
        <source>There is no photo on the USB stick</source>
        <translation>U 盘上没有照片</translation>
    </message>
    <message>
        <source>Put JPEG or PNG photos on it, then try again</source>
        <translation>请放入 JPEG 或 PNG 照片后重试</translation>
    </message>
    <message>
        <source>This is no photo, or it is damaged</source>
        <translation>这不是照片，或照片已损坏</translation>
    </message>
    <message>
        <source>Choose another one</source>
        <translation>请选另一张</translation>
    </message>
    <message>
        <source>This photo is too large</source>
        <translation>照片太大</translation>
    </message>
    <message>
        <source>Make it smaller, or choose another one</source>
        <translation>请缩小照片，或选另一张</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export payments</source>
        <translation>导出交易</translation>
    </message>
</context>
<context>
    <name>FactoryResetPage</name>
    <message>
        <source>Factory reset</source>
        <translation>恢复出厂设置</translation>
    </message>
</context>
<context>
    <name>FiltersPage</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>All payments</source>
        <translation>全部交易</translation>
    </message>
</context>
<context>
    <name>FindNumberPage</name>
    <message>
        <source>Find a payment</source>
        <translation>查找交易</translation>
    </message>
    <message>
        <source>Last four digits of the card</source>
        <translation>卡号后四位</translation>
    </message>
    <message>
        <source>Trace number</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>HelpCodePage</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>找谁</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>QR code of this page</source>
        <translation>本页的二维码</translation>
    </message>
    <message>
        <source>Scan to keep this page</source>
        <translation>扫码保存本页</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>No words for code %1</source>
        <translation>没有代码 %1 的说明</translation>
    </message>
    <message>
        <source>Call the customer&apos;s bank, or try another card</source>
        <translation>请联系发卡银行，或更换银行卡</translation>
    </message>
    <message>
        <source>Find a code</source>
        <translation>查代码</translation>
    </message>
    <message>
        <source>All codes</source>
        <translation>全部代码</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Take payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>交易记录</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>扫码收款</translation>
    </message>
    <message>
        <source>Undo or refund</source>
        <translation>撤销退款</translation>
    </message>
    <message>
        <source>Card services</source>
        <translation>卡片业务</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>结算</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Between two syllables</source>
        <translation>分隔音节</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>大写</translation>
    </message>
    <message>
        <source>Delete the last character</source>
        <translation>删除最后一个字</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Type English</source>
        <translation>切换到英文</translation>
    </message>
    <message>
        <source>Type Chinese</source>
        <translation>切换到中文</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>首选</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>换行</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Double zero</source>
        <translation>双零</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>删除末位</translation>
    </message>
</context>
<context>
    <name>KindWords</name>
    <message>
        <source>Sale</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Type the amount</source>
        <translation>请输入金额</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>收款成功</translation>
    </message>
    <message>
        <source>No money was taken</source>
        <translation>未扣款</translation>
    </message>
    <message>
        <source>QR payment</source>
        <translation>扫码收款</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>收款成功</translation>
    </message>
    <message>
        <source>Instalments</source>
        <translation>分期付款</translation>
    </message>
    <message>
        <source>Paid with points</source>
        <translation>积分消费</translation>
    </message>
    <message>
        <source>No points were taken</source>
        <translation>未扣积分</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>预约消费</translation>
    </message>
    <message>
        <source>Sale by telephone</source>
        <translation>离线结算</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>撤销成功</translation>
    </message>
    <message>
        <source>Nothing was undone</source>
        <translation>未撤销，原交易仍有效</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Type the amount to give back</source>
        <translation>请输入退款金额</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>退款成功</translation>
    </message>
    <message>
        <source>No money was given back</source>
        <translation>未退款</translation>
    </message>
    <message>
        <source>QR refund</source>
        <translation>扫码退款</translation>
    </message>
    <message>
        <source>Pre-authorisation</source>
        <translation>预授权</translation>
    </message>
    <message>
        <source>Pre-authorise</source>
        <translation>预授权</translation>
    </message>
    <message>
        <source>Type the amount to hold</source>
        <translation>请输入预授权金额</translation>
    </message>
    <message>
        <source>Pre-authorised</source>
        <translation>预授权成功</translation>
    </message>
    <message>
        <source>Nothing was held</source>
        <translation>未冻结资金</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>预授权完成</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Type the amount to take</source>
        <translation>请输入扣款金额</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>预授权已完成</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额查询</translation>
    </message>
    <message>
        <source>Ask the balance</source>
        <translation>查询余额</translation>
    </message>
    <message>
        <source>Available on the card</source>
        <translation>可用余额</translation>
    </message>
    <message>
        <source>The balance is not known</source>
        <translation>未查到余额</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分查询</translation>
    </message>
    <message>
        <source>Ask the points</source>
        <translation>查询积分</translation>
    </message>
    <message>
        <source>Points on the card</source>
        <translation>可用积分</translation>
    </message>
    <message>
        <source>The points are not known</source>
        <translation>未查到积分</translation>
    </message>
    <message>
        <source>Account top-up</source>
        <translation>账户充值</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Type the amount to top up</source>
        <translation>请输入充值金额</translation>
    </message>
    <message>
        <source>Topped up</source>
        <translation>充值成功</translation>
    </message>
    <message>
        <source>Nothing was topped up</source>
        <translation>未充值</translation>
    </message>
    <message>
        <source>Cash top-up</source>
        <translation>现金充值</translation>
    </message>
    <message>
        <source>Card load</source>
        <translation>圈存</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>小费</translation>
    </message>
    <message>
        <source>Add the tip</source>
        <translation>加小费</translation>
    </message>
    <message>
        <source>Type the tip</source>
        <translation>请输入小费金额</translation>
    </message>
    <message>
        <source>Tip added</source>
        <translation>小费已加</translation>
    </message>
    <message>
        <source>No tip was added</source>
        <translation>未加小费</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>No money was moved</source>
        <translation>资金未变动</translation>
    </message>
    <message>
        <source>Settlement card</source>
        <translation>结算卡</translation>
    </message>
    <message>
        <source>Ask the bank</source>
        <translation>向银行查询</translation>
    </message>
    <message>
        <source>The bank knows this card</source>
        <translation>银行确认了这张卡</translation>
    </message>
    <message>
        <source>The card was not confirmed</source>
        <translation>这张卡没有得到确认</translation>
    </message>
    <message>
        <source>Order by telephone</source>
        <translation>电话订单</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>More limits</source>
        <translation>更多限额</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Locked</source>
        <translation>已锁屏</translation>
    </message>
    <message>
        <source>Welcome back, %1</source>
        <translation>欢迎回来，%1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>If the bank already has it, it is undone</source>
        <translation>如已提交银行，将自动撤销</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>继续收款</translation>
    </message>
    <message>
        <source>Cancel this transaction?</source>
        <translation>取消这笔交易？</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消交易</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
</context>
<context>
    <name>NewPasswordPage</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>This is your first sign-in: choose a password of your own</source>
        <translation>首次签到，请设置自己的密码</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>正在修改</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>NotTakenPage</name>
    <message>
        <source>Back to start</source>
        <translation>返回首页</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>NoticeChannelsPage</name>
    <message>
        <source>Where notices go</source>
        <translation>通知发到哪里</translation>
    </message>
    <message>
        <source>Nobody is told yet</source>
        <translation>还没有通知任何人</translation>
    </message>
    <message>
        <source>Add a web address or a gateway for text messages</source>
        <translation>可添加网址或短信网关</translation>
    </message>
    <message>
        <source>Add a channel</source>
        <translation>添加渠道</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>No notices yet</source>
        <translation>还没有通知</translation>
    </message>
    <message>
        <source>They tell people elsewhere what was changed here</source>
        <translation>这里改动了什么，会通知不在场的人</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>发送测试</translation>
    </message>
    <message>
        <source>Where they go</source>
        <translation>发到哪里</translation>
    </message>
</context>
<context>
    <name>OriginalPage</name>
    <message>
        <source>The payment cannot be shown</source>
        <translation>无法显示这笔交易</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refund a part</source>
        <translation>部分退款</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>预授权完成</translation>
    </message>
    <message>
        <source>Add a tip</source>
        <translation>加小费</translation>
    </message>
</context>
<context>
    <name>OriginalsPage</name>
    <message>
        <source>Find by a number</source>
        <translation>按号码查找</translation>
    </message>
    <message>
        <source>Or scan the barcode on the slip</source>
        <translation>也可以扫描小票上的条码</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No payment found</source>
        <translation>没有找到交易</translation>
    </message>
    <message>
        <source>The list cannot be shown</source>
        <translation>无法显示列表</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>The payment goes on without this screen. Its outcome is shown as soon as the connection is back</source>
        <translation>收款仍在进行，不受此界面影响。恢复连接后立即显示结果</translation>
    </message>
    <message>
        <source>What does not work</source>
        <translation>故障部件</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>找谁处理</translation>
    </message>
</context>
<context>
    <name>PasswordAgainPage</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>PasswordEntry</name>
    <message>
        <source>Operator number</source>
        <translation>操作员编号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>PatternsPage</name>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Next colour</source>
        <translation>下一种颜色</translation>
    </message>
    <message>
        <source>Look for spots and lines, then touch</source>
        <translation>查看有无斑点或线条，然后点一下</translation>
    </message>
    <message>
        <source>Were all colours clean?</source>
        <translation>颜色都干净吗？</translation>
    </message>
    <message>
        <source>No spots, no lines, no stripes</source>
        <translation>没有斑点、线条和条纹</translation>
    </message>
    <message>
        <source>All clean</source>
        <translation>都干净</translation>
    </message>
    <message>
        <source>There was a fault</source>
        <translation>有瑕疵</translation>
    </message>
</context>
<context>
    <name>PayeePage</name>
    <message>
        <source>Payee</source>
        <translation>收款人信息</translation>
    </message>
    <message>
        <source>No payee yet</source>
        <translation>尚无收款人信息</translation>
    </message>
    <message>
        <source>An administrator enters whom the bank pays</source>
        <translation>由管理员录入银行向谁付款</translation>
    </message>
</context>
<context>
    <name>PayeePhotoPage</name>
    <message>
        <source>Previous photo</source>
        <translation>上一张照片</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>下一张照片</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation>使用这张照片</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>PaymentDetailsPage</name>
    <message>
        <source>Payment</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>The payment cannot be shown</source>
        <translation>无法显示该交易</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>签购单</translation>
    </message>
    <message>
        <source>Undo or refund</source>
        <translation>撤销退款</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>PaymentsPage</name>
    <message>
        <source>Payments</source>
        <translation>交易记录</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <translation>还没有交易</translation>
    </message>
    <message>
        <source>The list cannot be shown</source>
        <translation>无法显示列表</translation>
    </message>
    <message>
        <source>Touch to change the filter</source>
        <translation>点此修改筛选</translation>
    </message>
    <message>
        <source>Touch to filter</source>
        <translation>点此筛选</translation>
    </message>
    <message>
        <source>No payment fits the filter</source>
        <translation>没有符合条件的交易</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>最近签购单</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>PaymentsTable</name>
    <message>
        <source>Approved</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未收款</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Card scheme</source>
        <translation>卡组织</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次号</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>交易</translation>
    </message>
</context>
<context>
    <name>PhotoWords</name>
    <message>
        <source>Identity card, front</source>
        <translation>身份证人像面</translation>
    </message>
    <message>
        <source>Identity card, back</source>
        <translation>身份证国徽面</translation>
    </message>
    <message>
        <source>Settlement card</source>
        <translation>结算卡</translation>
    </message>
    <message>
        <source>Shop front</source>
        <translation>门头</translation>
    </message>
    <message>
        <source>Business licence</source>
        <translation>营业执照</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Cover your hand while typing</source>
        <translation>输入时请遮挡键盘</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PresentCardPage</name>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>挥卡</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插卡</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type the card number</source>
        <translation>输入卡号</translation>
    </message>
</context>
<context>
    <name>ProcessingPage</name>
    <message>
        <source>Please wait</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>%1 percent</source>
        <translation>百分之 %1</translation>
    </message>
</context>
<context>
    <name>PromotionsPage</name>
    <message>
        <source>Promotions</source>
        <translation>优惠活动</translation>
    </message>
    <message>
        <source>No promotions</source>
        <translation>没有优惠活动</translation>
    </message>
    <message>
        <source>Add one, and each sale that it fits becomes cheaper</source>
        <translation>添加后，符合条件的收款自动优惠</translation>
    </message>
    <message>
        <source>Add a promotion</source>
        <translation>添加优惠</translation>
    </message>
</context>
<context>
    <name>QrWayPage</name>
    <message>
        <source>Who shows the code?</source>
        <translation>由谁出示二维码？</translation>
    </message>
    <message>
        <source>The customer: scan the phone</source>
        <translation>顾客出示，扫顾客手机</translation>
    </message>
    <message>
        <source>This terminal: show the code</source>
        <translation>本机出示，顾客来扫</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>The receipt cannot be shown</source>
        <translation>无法显示小票</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ReconnectingPage</name>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>The payment goes on without this screen. Its outcome is shown as soon as the connection is back</source>
        <translation>收款仍在进行，不受此界面影响。恢复连接后立即显示结果</translation>
    </message>
    <message>
        <source>This usually takes a few seconds</source>
        <translation>通常只需几秒钟</translation>
    </message>
</context>
<context>
    <name>ScanCodePage</name>
    <message>
        <source>Scan the customer&apos;s code, or type the number under it</source>
        <translation>扫描顾客付款码，或输入码下数字</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>收款</translation>
    </message>
</context>
<context>
    <name>SelfTestPage</name>
    <message>
        <source>Self-test</source>
        <translation>自检</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>正在检测</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>全部检测</translation>
    </message>
    <message>
        <source>Print report</source>
        <translation>打印报告</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Largest sale</source>
        <translation>单笔收款限额</translation>
    </message>
    <message>
        <source>Tapped without a PIN</source>
        <translation>挥卡免密</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>联数</translation>
    </message>
    <message>
        <source>Insert a card</source>
        <translation>插卡</translation>
    </message>
    <message>
        <source>Tap a card or phone</source>
        <translation>挥卡或手机</translation>
    </message>
    <message>
        <source>Swipe a card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Time for the customer</source>
        <translation>顾客操作时限</translation>
    </message>
    <message>
        <source>Time for the PIN</source>
        <translation>输密时限</translation>
    </message>
    <message>
        <source>Time for the bank</source>
        <translation>银行应答时限</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>What may be done</source>
        <translation>可用业务</translation>
    </message>
    <message>
        <source>The card is presented again</source>
        <translation>需再次刷卡</translation>
    </message>
    <message>
        <source>The PIN is entered again</source>
        <translation>需再次输入密码</translation>
    </message>
    <message>
        <source>Largest refund</source>
        <translation>单笔退款限额</translation>
    </message>
    <message>
        <source>Largest completion</source>
        <translation>预授权完成上限</translation>
    </message>
    <message>
        <source>Days to complete a pre-authorisation</source>
        <translation>预授权几天内可完成</translation>
    </message>
    <message>
        <source>Largest tip</source>
        <translation>小费上限</translation>
    </message>
    <message>
        <source>Largest payment without the bank</source>
        <translation>脱机单笔上限</translation>
    </message>
    <message>
        <source>How many may wait for the bank</source>
        <translation>最多几笔等待上送</translation>
    </message>
    <message>
        <source>All that wait together</source>
        <translation>脱机累计上限</translation>
    </message>
    <message>
        <source>Hours that one may wait</source>
        <translation>最长等待几小时</translation>
    </message>
    <message>
        <source>Settle by itself</source>
        <translation>自动结算</translation>
    </message>
    <message>
        <source>A part may be approved</source>
        <translation>允许部分扣款</translation>
    </message>
    <message>
        <source>Limits of single transactions</source>
        <translation>单项交易限额</translation>
    </message>
    <message>
        <source>Card numbers that are typed</source>
        <translation>手输卡号</translation>
    </message>
    <message>
        <source>Largest payment with a typed card</source>
        <translation>手输卡号的最大金额</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>商户编号</translation>
    </message>
    <message>
        <source>Terminal number</source>
        <translation>终端编号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Above each slip</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Below each slip</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>Language of the slip</source>
        <translation>签购单语言</translation>
    </message>
    <message>
        <source>Acquirer</source>
        <translation>收单机构</translation>
    </message>
    <message>
        <source>Time on slips</source>
        <translation>单据时间</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>参数设置</translation>
    </message>
</context>
<context>
    <name>SettlePage</name>
    <message>
        <source>Settle</source>
        <translation>结算</translation>
    </message>
    <message>
        <source>Something to know before settling</source>
        <translation>结算前请留意</translation>
    </message>
    <message>
        <source>Something must end before settling</source>
        <translation>以下事项完成后才能结算</translation>
    </message>
    <message>
        <source>No payments in this batch</source>
        <translation>本批次没有交易</translation>
    </message>
    <message>
        <source>It can be settled all the same</source>
        <translation>仍可结算</translation>
    </message>
    <message>
        <source>Earlier ones</source>
        <translation>历史结算</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
</context>
<context>
    <name>SettlementCardFormPage</name>
    <message>
        <source>New settlement card</source>
        <translation>新结算卡</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, then which card is in force</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提交</translation>
    </message>
</context>
<context>
    <name>SettlementCardPage</name>
    <message>
        <source>Settlement card</source>
        <translation>结算卡</translation>
    </message>
</context>
<context>
    <name>SettlementCardStepPage</name>
    <message>
        <source>Settlement card</source>
        <translation>结算卡</translation>
    </message>
</context>
<context>
    <name>SettlementsPage</name>
    <message>
        <source>Settlements</source>
        <translation>结算记录</translation>
    </message>
    <message>
        <source>No settlements yet</source>
        <translation>暂无结算</translation>
    </message>
    <message>
        <source>The list cannot be shown</source>
        <translation>无法显示列表</translation>
    </message>
</context>
<context>
    <name>SettlingPage</name>
    <message>
        <source>Settlement</source>
        <translation>结算</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Leave this page</source>
        <translation>离开本页</translation>
    </message>
</context>
<context>
    <name>ShowCodePage</name>
    <message>
        <source>QR code of this payment</source>
        <translation>本笔收款二维码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
</context>
<context>
    <name>SignaturePage</name>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Customer: sign here</source>
        <translation>请顾客在此签名</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>重签</translation>
    </message>
    <message>
        <source>Sign on paper</source>
        <translation>改用纸质签名</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>StaffMemberPage</name>
    <message>
        <source>This is you</source>
        <translation>这是您自己</translation>
    </message>
    <message>
        <source>Another administrator can change your role or password</source>
        <translation>您的角色和密码由其他管理员修改</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Operators</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Add an operator</source>
        <translation>新增操作员</translation>
    </message>
</context>
<context>
    <name>StartOfDayPage</name>
    <message>
        <source>Start of day</source>
        <translation>签到检查</translation>
    </message>
    <message>
        <source>The list cannot be shown</source>
        <translation>无法显示列表</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始营业</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>Sign on</source>
        <translation>签到</translation>
    </message>
</context>
<context>
    <name>StickFile</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SupportFilePage</name>
    <message>
        <source>File for support</source>
        <translation>客服文件</translation>
    </message>
</context>
<context>
    <name>SwitchRow</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>TakeCardPage</name>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
</context>
<context>
    <name>TextEntryPage</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Delete all of it</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Switch language to %1</source>
        <translation>切换语言为%1</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁屏</translation>
    </message>
</context>
<context>
    <name>TotalsPage</name>
    <message>
        <source>Totals</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>What to sum</source>
        <translation>汇总范围</translation>
    </message>
    <message>
        <source>How to sum</source>
        <translation>汇总方式</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>没有收款</translation>
    </message>
    <message>
        <source>The totals cannot be shown</source>
        <translation>无法显示汇总</translation>
    </message>
</context>
<context>
    <name>TouchGridPage</name>
    <message>
        <source>Touch every field</source>
        <translation>点满每一格</translation>
    </message>
    <message>
        <source>Field %1, touched</source>
        <translation>第 %1 格，已点</translation>
    </message>
    <message>
        <source>Field %1</source>
        <translation>第 %1 格</translation>
    </message>
    <message>
        <source>Some do not react</source>
        <translation>有的格点不动</translation>
    </message>
</context>
<context>
    <name>TrainingBand</name>
    <message>
        <source>Leave training</source>
        <translation>退出培训</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>百分之 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave training</source>
        <translation>退出培训</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始培训</translation>
    </message>
</context>
<context>
    <name>TurnBadge</name>
    <message>
        <source>Customer&apos;s turn</source>
        <translation>轮到顾客</translation>
    </message>
</context>
<context>
    <name>UndoingPage</name>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Keep the customer here until it is settled</source>
        <translation>请勿让顾客离开</translation>
    </message>
    <message>
        <source>Back to start</source>
        <translation>返回首页</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>Check its status</source>
        <translation>查询状态</translation>
    </message>
</context>
<context>
    <name>UpdatePage</name>
    <message>
        <source>Updates</source>
        <translation>系统更新</translation>
    </message>
</context>
<context>
    <name>WalletPage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>till::kiosk::ApprovalModel</name>
    <message>
        <source>Settling needs a supervisor</source>
        <translation>结算需要主管授权</translation>
    </message>
    <message>
        <source>This needs a supervisor</source>
        <translation>此操作需要主管授权</translation>
    </message>
</context>
<context>
    <name>till::kiosk::AuditModel</name>
    <message>
        <source>Signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Changed the own password</source>
        <translation>修改本人密码</translation>
    </message>
    <message>
        <source>Added an operator</source>
        <translation>新增操作员</translation>
    </message>
    <message>
        <source>Changed an operator</source>
        <translation>修改操作员</translation>
    </message>
    <message>
        <source>Gave a new first password</source>
        <translation>重置密码</translation>
    </message>
    <message>
        <source>Unlocked an operator</source>
        <translation>解锁操作员</translation>
    </message>
    <message>
        <source>Switched an operator off</source>
        <translation>停用操作员</translation>
    </message>
    <message>
        <source>Switched an operator on</source>
        <translation>启用操作员</translation>
    </message>
    <message>
        <source>Changed the shop&apos;s profile</source>
        <translation>修改商户资料</translation>
    </message>
    <message>
        <source>Changed the settings</source>
        <translation>修改参数</translation>
    </message>
    <message>
        <source>The bank changed the settings</source>
        <translation>银行下发参数</translation>
    </message>
    <message>
        <source>Approved on the spot</source>
        <translation>现场授权</translation>
    </message>
    <message>
        <source>Proposed a settlement card</source>
        <translation>申请更换结算卡</translation>
    </message>
    <message>
        <source>Approved a settlement card</source>
        <translation>批准更换结算卡</translation>
    </message>
    <message>
        <source>Tested a settlement card</source>
        <translation>验证结算卡</translation>
    </message>
    <message>
        <source>Went back to the old settlement card</source>
        <translation>恢复原结算卡</translation>
    </message>
    <message>
        <source>Changed the payee</source>
        <translation>修改收款人</translation>
    </message>
    <message>
        <source>Sent the payee for review</source>
        <translation>提交收款人审核</translation>
    </message>
    <message>
        <source>Reviewed the payee</source>
        <translation>审核收款人</translation>
    </message>
    <message>
        <source>Removed the payee</source>
        <translation>删除收款人</translation>
    </message>
    <message>
        <source>Added a photo of the payee</source>
        <translation>上传收款人照片</translation>
    </message>
    <message>
        <source>Moved the clock</source>
        <translation>调整时钟</translation>
    </message>
    <message>
        <source>Added a promotion</source>
        <translation>新增优惠</translation>
    </message>
    <message>
        <source>Changed a promotion</source>
        <translation>修改优惠</translation>
    </message>
    <message>
        <source>Removed a promotion</source>
        <translation>删除优惠</translation>
    </message>
    <message>
        <source>Another act: %1</source>
        <translation>其他操作：%1</translation>
    </message>
    <message>
        <source>Gave up a change of the settlement card</source>
        <translation>放弃更换结算卡</translation>
    </message>
    <message>
        <source>A settlement card came into force</source>
        <translation>结算卡生效</translation>
    </message>
    <message>
        <source>The test of a settlement card failed</source>
        <translation>结算卡测试失败</translation>
    </message>
    <message>
        <source>Looked at a photo of the payee</source>
        <translation>查看了收款人照片</translation>
    </message>
    <message>
        <source>Changed where notices go</source>
        <translation>修改了通知渠道</translation>
    </message>
    <message>
        <source>Sent a test notice</source>
        <translation>发送了测试通知</translation>
    </message>
    <message>
        <source>Made a file for support</source>
        <translation>生成了支持文件</translation>
    </message>
    <message>
        <source>Asked for a factory reset</source>
        <translation>要求恢复出厂设置</translation>
    </message>
</context>
<context>
    <name>till::kiosk::ChecklistModel</name>
    <message>
        <source>Not everything works. What works can be used</source>
        <translation>部分功能异常，其余可照常使用</translation>
    </message>
    <message>
        <source>Ready, with something to look at</source>
        <translation>可以营业，有事项请留意</translation>
    </message>
    <message>
        <source>Everything is ready</source>
        <translation>一切就绪</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>打印纸</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>读卡器</translation>
    </message>
    <message>
        <source>PIN pad</source>
        <translation>密码键盘</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>电源</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Line to the bank</source>
        <translation>银行线路</translation>
    </message>
    <message>
        <source>Signed on at the bank</source>
        <translation>银行签到</translation>
    </message>
    <message>
        <source>Last settlement</source>
        <translation>上次结算</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Asking the bank</source>
        <translation>正在连接银行</translation>
    </message>
</context>
<context>
    <name>till::kiosk::ClockModel</name>
    <message>
        <source>Time on slips</source>
        <translation>单据时间</translation>
    </message>
    <message>
        <source>Hours and minutes as they are now, 00:00 to 23:59</source>
        <translation>现在的时和分，00：00 到 23：59</translation>
    </message>
    <message>
        <source>Type four digits</source>
        <translation>请输入四位数字</translation>
    </message>
    <message>
        <source>There is no such time of day</source>
        <translation>没有这个时间</translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation>本终端</translation>
    </message>
    <message>
        <source>The bank&apos;s clock</source>
        <translation>银行时钟</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不知道</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>%1 seconds ahead</source>
        <translation>快 %1 秒</translation>
    </message>
    <message>
        <source>%1 seconds behind</source>
        <translation>慢 %1 秒</translation>
    </message>
    <message>
        <source>Slips of payments have the bank&apos;s time</source>
        <translation>交易单据用银行的时间</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Slips print now</source>
        <translation>单据现在打印</translation>
    </message>
    <message>
        <source>Moved by %1 seconds where the bank gave no time</source>
        <translation>银行未给时间处调整了 %1 秒</translation>
    </message>
    <message>
        <source>Set the time on slips</source>
        <translation>设置单据时间</translation>
    </message>
    <message>
        <source>Only while the batch is empty</source>
        <translation>批次为空时才能设置</translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation>取消调整</translation>
    </message>
</context>
<context>
    <name>till::kiosk::EndpointModel</name>
    <message>
        <source>%1 programs are admitted already. Remove one first</source>
        <translation>已允许 %1 个程序，请先移除一个</translation>
    </message>
    <message>
        <source>Name of the program</source>
        <translation>程序名称</translation>
    </message>
    <message>
        <source>What people here call it</source>
        <translation>店里怎么称呼它</translation>
    </message>
    <message>
        <source>Remove this program?</source>
        <translation>移除这个程序吗？</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>From its next call on it is refused</source>
        <translation>下一次连接起即被拒绝</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>A program without a name</source>
        <translation>未报名称的程序</translation>
    </message>
    <message>
        <source>Waits to be admitted</source>
        <translation>等待允许</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Admit</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>改名称</translation>
    </message>
    <message>
        <source>This terminal&apos;s fingerprint</source>
        <translation>本终端的证书指纹</translation>
    </message>
    <message>
        <source>The program must show the same one when it calls</source>
        <translation>程序连接时显示的必须与此相同</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待允许</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>没有等待的程序</translation>
    </message>
    <message>
        <source>Whoever calls is shown here for ten minutes</source>
        <translation>连接过的程序在此显示十分钟</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>已允许</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Its fingerprint</source>
        <translation>它的证书指纹</translation>
    </message>
    <message>
        <source>Admitted on</source>
        <translation>允许时间</translation>
    </message>
    <message>
        <source>Calls itself</source>
        <translation>自称</translation>
    </message>
    <message>
        <source>Anybody can call themselves that</source>
        <translation>任何程序都可以这样自称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Last called</source>
        <translation>最近连接</translation>
    </message>
    <message>
        <source>Compare all sixteen groups. Admit it only if the program shows the same</source>
        <translation>请与程序上显示的十六组逐一核对，全部相同才允许</translation>
    </message>
</context>
<context>
    <name>till::kiosk::ExportModel</name>
    <message>
        <source>Export payments</source>
        <translation>导出交易</translation>
    </message>
    <message>
        <source>%1, as a table for a spreadsheet. Put a USB stick in</source>
        <comment>which payments</comment>
        <translation>%1，存成表格文件，请插入 U 盘</translation>
    </message>
</context>
<context>
    <name>till::kiosk::FactoryResetModel</name>
    <message>
        <source>Payments, operators, settings and keys are erased. The batch has to be settled first</source>
        <translation>交易记录、操作员、设置和密钥都会清除。须先结算</translation>
    </message>
    <message>
        <source>An update is not finished. Restart into it, or drop it, then try again</source>
        <translation>系统更新尚未完成。请先重启完成更新，或放弃更新，然后再试</translation>
    </message>
</context>
<context>
    <name>till::kiosk::HealthModel</name>
    <message>
        <source>Everything works</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Something needs attention</source>
        <translation>有部件需要处理</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>读卡器</translation>
    </message>
    <message>
        <source>PIN pad</source>
        <translation>密码键盘</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Line to the bank</source>
        <translation>银行线路</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>账本</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>收款服务</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>无法工作</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>till::kiosk::HelpModel</name>
    <message>
        <source>The bank&apos;s code %1</source>
        <translation>银行代码 %1</translation>
    </message>
    <message>
        <source>The customer&apos;s bank, by the number on the back of the card</source>
        <translation>发卡银行，电话在卡背面</translation>
    </message>
    <message>
        <source>Your acquirer, whose number is on the terminal</source>
        <translation>收单机构，电话在终端上</translation>
    </message>
    <message>
        <source>Your supervisor or administrator</source>
        <translation>主管或管理员</translation>
    </message>
    <message>
        <source>Nobody, this is settled at the counter</source>
        <translation>无需联系，在柜台即可处理</translation>
    </message>
    <message>
        <source>Support, with the code and the serial number of the terminal</source>
        <translation>技术支持，请报代码和终端序列号</translation>
    </message>
    <message>
        <source>Find a code</source>
        <translation>查代码</translation>
    </message>
    <message>
        <source>Type the two digits that the bank gave, or nothing for all</source>
        <translation>输入银行的两位代码，留空显示全部</translation>
    </message>
    <message>
        <source>What the bank says</source>
        <translation>银行的答复</translation>
    </message>
    <message>
        <source>What the terminal says</source>
        <translation>终端的提示</translation>
    </message>
</context>
<context>
    <name>till::kiosk::HistoryModel</name>
    <message>
        <source>Approved</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未收款</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>撤销中</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>till::kiosk::LimitsModel</name>
    <message>
        <source>How many may wait for the bank</source>
        <translation>最多几笔等待上送</translation>
    </message>
    <message>
        <source>Hours that one may wait</source>
        <translation>最长等待几小时</translation>
    </message>
    <message>
        <source>Largest tip, percent of the sale</source>
        <translation>小费最多占消费的百分比</translation>
    </message>
    <message>
        <source>Largest completion, percent of what is held</source>
        <translation>完成最多占预授权的百分比</translation>
    </message>
    <message>
        <source>Days to complete a pre-authorisation</source>
        <translation>预授权几天内可完成</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>the least and the most</comment>
        <translation>%1 到 %2 之间</translation>
    </message>
    <message>
        <source>Choose %1 to %2</source>
        <comment>the least and the most</comment>
        <translation>请输入 %1 到 %2</translation>
    </message>
    <message>
        <source>Largest payment without the bank</source>
        <translation>脱机单笔上限</translation>
    </message>
    <message>
        <source>Zero: the bank is always asked</source>
        <translation>零表示总是联机</translation>
    </message>
    <message>
        <source>All that wait together</source>
        <translation>脱机累计上限</translation>
    </message>
    <message>
        <source>Zero: five times the largest one</source>
        <translation>零表示单笔上限的五倍</translation>
    </message>
    <message>
        <source>While the line is away</source>
        <translation>线路中断时</translation>
    </message>
    <message>
        <source>None: the bank is always asked</source>
        <translation>不允许，总是联机</translation>
    </message>
    <message>
        <source>After a payment</source>
        <translation>交易之后</translation>
    </message>
    <message>
        <source>Undoing a payment</source>
        <translation>撤销交易</translation>
    </message>
    <message>
        <source>The card is presented again</source>
        <translation>需再次刷卡</translation>
    </message>
    <message>
        <source>The PIN is entered again</source>
        <translation>需再次输入密码</translation>
    </message>
    <message>
        <source>If there was one</source>
        <translation>原交易有密码时</translation>
    </message>
    <message>
        <source>Taking a payment</source>
        <translation>收款时</translation>
    </message>
    <message>
        <source>A part may be approved</source>
        <translation>允许部分扣款</translation>
    </message>
    <message>
        <source>The rest is paid another way</source>
        <translation>余下的用其他方式付</translation>
    </message>
    <message>
        <source>The acquirer</source>
        <translation>收单机构</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>商户编号</translation>
    </message>
    <message>
        <source>Terminal number</source>
        <translation>终端编号</translation>
    </message>
    <message>
        <source>Largest payment with a typed card</source>
        <translation>手输卡号的最大金额</translation>
    </message>
    <message>
        <source>Zero: the same as with any card</source>
        <translation>零表示与其他卡相同</translation>
    </message>
    <message>
        <source>Card numbers that are typed</source>
        <translation>手输卡号</translation>
    </message>
    <message>
        <source>With the customer there</source>
        <translation>顾客在场</translation>
    </message>
    <message>
        <source>When a card cannot be read. A supervisor approves</source>
        <translation>卡无法读取时用，需主管授权</translation>
    </message>
    <message>
        <source>Orders by telephone</source>
        <translation>电话订单</translation>
    </message>
    <message>
        <source>Nobody is there, and no PIN is asked for</source>
        <translation>顾客不在场，不输密码</translation>
    </message>
    <message>
        <source>As with any card</source>
        <translation>与其他卡相同</translation>
    </message>
</context>
<context>
    <name>till::kiosk::MachineModel</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>%1, for development</source>
        <translation>%1，开发版</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端号</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>启动时间</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>剩余 %1，共 %2</translation>
    </message>
</context>
<context>
    <name>till::kiosk::MenuModel</name>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备状态</translation>
    </message>
    <message>
        <source>Health of each part</source>
        <translation>各部件状态</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Light or dark, size of the text</source>
        <translation>明暗、字号</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>For the end of a shift</source>
        <translation>下班或换班时使用</translation>
    </message>
    <message>
        <source>Card services</source>
        <translation>卡片业务</translation>
    </message>
    <message>
        <source>Balance and points</source>
        <translation>余额和积分</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Pre-authorise</source>
        <translation>预授权</translation>
    </message>
    <message>
        <source>Hold an amount now, take it later</source>
        <translation>先冻结金额，稍后扣款</translation>
    </message>
    <message>
        <source>Complete a pre-authorisation</source>
        <translation>预授权完成</translation>
    </message>
    <message>
        <source>Take the money that is held</source>
        <translation>扣取已冻结的金额</translation>
    </message>
    <message>
        <source>What the card holds</source>
        <translation>查询卡内余额和积分</translation>
    </message>
    <message>
        <source>Put money onto a card</source>
        <translation>为卡片充值</translation>
    </message>
    <message>
        <source>Add a tip</source>
        <translation>加小费</translation>
    </message>
    <message>
        <source>To a sale of this batch</source>
        <translation>为本批次的消费加小费</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额查询</translation>
    </message>
    <message>
        <source>The money on the card</source>
        <translation>卡内可用余额</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分查询</translation>
    </message>
    <message>
        <source>Of the card&apos;s bank</source>
        <translation>发卡行积分</translation>
    </message>
    <message>
        <source>From an account</source>
        <translation>账户充值</translation>
    </message>
    <message>
        <source>The customer&apos;s bank account pays</source>
        <translation>从顾客的银行账户扣款</translation>
    </message>
    <message>
        <source>With cash</source>
        <translation>现金充值</translation>
    </message>
    <message>
        <source>The customer hands the money over</source>
        <translation>顾客支付现金</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation>本终端</translation>
    </message>
    <message>
        <source>The day, totals, settings</source>
        <translation>签到、汇总、参数</translation>
    </message>
    <message>
        <source>Operators and passwords</source>
        <translation>操作员与密码</translation>
    </message>
    <message>
        <source>Health, tests, display</source>
        <translation>状态、自检、显示</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>What a code means and what to do</source>
        <translation>代码含义与处理办法</translation>
    </message>
    <message>
        <source>Start of day</source>
        <translation>签到检查</translation>
    </message>
    <message>
        <source>What to look at before opening</source>
        <translation>开店前的检查</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>By card scheme, operator or shift</source>
        <translation>按卡种、操作员或班次</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>结算记录</translation>
    </message>
    <message>
        <source>Those of the last days</source>
        <translation>近期的结算</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>参数设置</translation>
    </message>
    <message>
        <source>Ways to pay, limits, slips, times</source>
        <translation>支付方式、限额、签购单、时间</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>修改自己的密码</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Roles, forgotten passwords, locks</source>
        <translation>角色、重置密码、解锁</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>The trail of administrative acts</source>
        <translation>管理操作的完整记录</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自检</translation>
    </message>
    <message>
        <source>Try each part of the terminal</source>
        <translation>逐项检测终端</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Version, serial number, storage</source>
        <translation>版本、序列号、存储</translation>
    </message>
    <message>
        <source>Promotions</source>
        <translation>优惠活动</translation>
    </message>
    <message>
        <source>What is taken off, and when</source>
        <translation>优惠多少，何时有效</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>收款人信息</translation>
    </message>
    <message>
        <source>Whom the bank pays, and the review of it</source>
        <translation>银行向谁付款，以及审核状态</translation>
    </message>
    <message>
        <source>Account and notices</source>
        <translation>账户与通知</translation>
    </message>
    <message>
        <source>Line, clock, support</source>
        <translation>线路、时钟与客服</translation>
    </message>
    <message>
        <source>Where the shop is paid, who is told of changes</source>
        <translation>款项结到哪里，改动通知谁</translation>
    </message>
    <message>
        <source>Settlement card</source>
        <translation>结算卡</translation>
    </message>
    <message>
        <source>The card that the shop is paid to</source>
        <translation>款项结算到的卡</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Text messages, web addresses</source>
        <translation>短信和网址</translation>
    </message>
    <message>
        <source>The line to the bank, the time on slips</source>
        <translation>到银行的线路，单据上的时间</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The line to the bank</source>
        <translation>到银行的线路</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>This terminal&apos;s, the bank&apos;s, the slips&apos;</source>
        <translation>本机、银行和单据的时间</translation>
    </message>
    <message>
        <source>File for support</source>
        <translation>客服文件</translation>
    </message>
    <message>
        <source>Onto a USB stick</source>
        <translation>保存到 U 盘</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Simulated cards, no money moves</source>
        <translation>模拟卡片，不产生真实交易</translation>
    </message>
    <message>
        <source>Order by telephone</source>
        <translation>电话订单</translation>
    </message>
    <message>
        <source>The card&apos;s number is typed at the PIN pad</source>
        <translation>在密码键盘上输入卡号</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>系统更新</translation>
    </message>
    <message>
        <source>This terminal&apos;s software, and what is newer</source>
        <translation>本机软件版本与可用更新</translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation>电话业务</translation>
    </message>
    <message>
        <source>Take the money now</source>
        <translation>立即扣款</translation>
    </message>
    <message>
        <source>Pre-authorise by telephone</source>
        <translation>电话预授权</translation>
    </message>
    <message>
        <source>Factory reset</source>
        <translation>恢复出厂设置</translation>
    </message>
    <message>
        <source>Everything on this terminal is erased</source>
        <translation>清除本终端的全部内容</translation>
    </message>
    <message>
        <source>Other machines</source>
        <translation>其他机器</translation>
    </message>
    <message>
        <source>Till programs that may call this terminal</source>
        <translation>可以连接本终端的收银程序</translation>
    </message>
</context>
<context>
    <name>till::kiosk::NetworkModel</name>
    <message>
        <source>Line to the bank</source>
        <translation>银行线路</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Signed on at the bank</source>
        <translation>银行签到</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Address of the bank</source>
        <translation>银行地址</translation>
    </message>
    <message>
        <source>None</source>
        <comment>an address</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Reserve line</source>
        <translation>备用线路</translation>
    </message>
    <message>
        <source>The bank&apos;s first address is away</source>
        <translation>银行的首选地址连不上</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Last answer of the bank</source>
        <translation>银行上次应答</translation>
    </message>
    <message>
        <source>None yet</source>
        <comment>an answer</comment>
        <translation>还没有</translation>
    </message>
    <message>
        <source>The addresses are the acquirer&apos;s, and set where the terminal is set up</source>
        <translation>地址由收单机构给出，在安装终端时设置</translation>
    </message>
</context>
<context>
    <name>till::kiosk::NewPasswordModel</name>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>First password for operator %1</source>
        <translation>操作员 %1 的初始密码</translation>
    </message>
    <message>
        <source>Type your password as it is now</source>
        <translation>请输入当前密码</translation>
    </message>
    <message>
        <source>Type a new password of 4 to 16 digits</source>
        <translation>请输入新密码，4 至 16 位数字</translation>
    </message>
    <message>
        <source>Let the operator type a password of 4 to 16 digits, or tell it to them</source>
        <translation>由操作员本人输入，或设置后告知，4 至 16 位数字</translation>
    </message>
    <message>
        <source>Type the same once more</source>
        <translation>请再输入一次</translation>
    </message>
    <message>
        <source>The two were not the same. Choose again</source>
        <translation>两次输入不一致，请重新设置</translation>
    </message>
    <message>
        <source>That is the old password. Choose another</source>
        <translation>与原密码相同，请换一个</translation>
    </message>
    <message>
        <source>One digit again and again is no password. Choose another</source>
        <translation>密码不能全是同一个数字，请另选一个</translation>
    </message>
    <message>
        <source>The password is too short: 4 digits for a cashier, 6 for a supervisor, 8 for an administrator</source>
        <translation>密码太短：收银员至少 4 位，主管至少 6 位，管理员至少 8 位</translation>
    </message>
</context>
<context>
    <name>till::kiosk::NoticeChannelsModel</name>
    <message>
        <source>The address is not right. It begins with https and has a host</source>
        <translation>网址不对，应以 https 开头并带有主机名</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>新渠道</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>A computer of the shop is told</source>
        <translation>通知商户自己的系统</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>A gateway sends them to telephones</source>
        <translation>由网关发送到手机</translation>
    </message>
    <message>
        <source>The address that is called, beginning with https</source>
        <translation>要调用的网址，以 https 开头</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>The number that gets the messages, 5 to 20 digits</source>
        <translation>接收短信的号码，5 到 20 位</translation>
    </message>
    <message>
        <source>Type at least 5 digits</source>
        <translation>至少输入 5 位数字</translation>
    </message>
    <message>
        <source>Remove this number</source>
        <translation>删除这个号码</translation>
    </message>
    <message>
        <source>Remove this channel</source>
        <translation>删除这个渠道</translation>
    </message>
    <message>
        <source>Its secrets are forgotten</source>
        <translation>它的密钥也会清除</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Send notices</source>
        <translation>发送通知</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>What it tells of</source>
        <translation>通知哪些事</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>添加号码</translation>
    </message>
    <message>
        <source>For a gateway of text messages</source>
        <translation>用于短信网关</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>Password at the address</source>
        <translation>该地址的密码</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>None</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Both are forgotten when the address changes</source>
        <translation>更改地址后，两者都会被清除</translation>
    </message>
    <message>
        <source>The receiver checks each notice with it</source>
        <translation>接收方用它核验每条通知</translation>
    </message>
    <message>
        <source>All of it, as whoever runs the address gave it to you</source>
        <translation>请完整输入该地址运营方提供的内容</translation>
    </message>
</context>
<context>
    <name>till::kiosk::NoticeListModel</name>
    <message>
        <source>There is nowhere to send it. Set up a channel and switch it on</source>
        <translation>没有可发送的渠道，请先添加并打开一个</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Settlement card</source>
        <translation>结算卡</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>参数设置</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Refused, code %1</source>
        <translation>被拒绝，代码 %1</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Tried %1 times</source>
        <translation>已试 %1 次</translation>
    </message>
</context>
<context>
    <name>till::kiosk::OrderModel</name>
    <message>
        <source>That is more than it may be</source>
        <translation>超过可用金额</translation>
    </message>
    <message>
        <source>That is the largest amount</source>
        <translation>已到最大金额</translation>
    </message>
    <message>
        <source>%1 was given back before, %2 is left</source>
        <translation>此前已退%1，还可退%2</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>最多%1</translation>
    </message>
    <message>
        <source>On top of %1</source>
        <translation>原消费%1</translation>
    </message>
    <message>
        <source>Undo this payment?</source>
        <translation>撤销这笔交易？</translation>
    </message>
    <message>
        <source>Top up this amount?</source>
        <translation>确认充值？</translation>
    </message>
    <message>
        <source>Check the amount with the customer</source>
        <translation>请与顾客核对金额</translation>
    </message>
    <message>
        <source>All of it goes back</source>
        <translation>全额退回</translation>
    </message>
    <message>
        <source>All of it goes back to %1</source>
        <comment>a card</comment>
        <translation>全额退回%1</translation>
    </message>
    <message>
        <source>%1 of %2 needs a supervisor</source>
        <comment>what, and how much</comment>
        <translation>%1 %2 需要主管授权</translation>
    </message>
    <message>
        <source>%1 is held, %2 at most</source>
        <translation>已冻结%1，最多可扣%2</translation>
    </message>
    <message>
        <source>With the discount, this is to pay</source>
        <translation>优惠后应付金额</translation>
    </message>
</context>
<context>
    <name>till::kiosk::OriginalListModel</name>
    <message>
        <source>Undo or refund</source>
        <translation>撤销退款</translation>
    </message>
    <message>
        <source>Complete a pre-authorisation</source>
        <translation>预授权完成</translation>
    </message>
    <message>
        <source>Add a tip</source>
        <translation>加小费</translation>
    </message>
    <message>
        <source>Card ending in %1</source>
        <translation>卡号后四位 %1</translation>
    </message>
    <message>
        <source>Trace number %1</source>
        <translation>凭证号 %1</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>参考号 %1</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>预授权已完成</translation>
    </message>
    <message>
        <source>%1 given back</source>
        <translation>已退%1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::OriginalModel</name>
    <message>
        <source>Given back before</source>
        <translation>此前已退</translation>
    </message>
    <message>
        <source>Left to give back</source>
        <translation>还可退</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Trace number</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>No money was moved: there is nothing to undo</source>
        <translation>资金未变动，无需撤销</translation>
    </message>
    <message>
        <source>It was undone before</source>
        <translation>此前已撤销</translation>
    </message>
    <message>
        <source>It was completed: look for the completion</source>
        <translation>已完成扣款，请查找预授权完成交易</translation>
    </message>
    <message>
        <source>All of it was given back before</source>
        <translation>此前已全额退款</translation>
    </message>
    <message>
        <source>Its batch is settled: it cannot be undone any more</source>
        <translation>所在批次已结算，不能再撤销</translation>
    </message>
</context>
<context>
    <name>till::kiosk::OutageModel</name>
    <message>
        <source>Being started again: %1</source>
        <translation>正在重新启动：%1</translation>
    </message>
    <message>
        <source>Reconnecting to the terminal</source>
        <translation>正在重新连接终端</translation>
    </message>
    <message>
        <source>The terminal tries again by itself every half minute. If this lasts for ten minutes, switch it off and on</source>
        <translation>终端每半分钟自动重试一次。如果十分钟后仍未恢复，请将终端关机再开机</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>技术支持</translation>
    </message>
    <message>
        <source>Support, with the number of this terminal: %1</source>
        <translation>技术支持，并告知本机终端号：%1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::PayeeModel</name>
    <message>
        <source>This identity number cannot be right. Compare it with the card</source>
        <translation>身份证号有误，请与证件核对</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>The payee&apos;s name, as on the identity card</source>
        <translation>收款人姓名，与身份证一致</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>The 18 characters of the identity card</source>
        <translation>身份证上的 18 位号码</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>The payee&apos;s telephone number</source>
        <translation>收款人的电话号码</translation>
    </message>
    <message>
        <source>5 to 20 digits, perhaps with a plus before them</source>
        <translation>5 至 20 位数字，前面可加“+”</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The payee&apos;s address</source>
        <translation>收款人的地址</translation>
    </message>
    <message>
        <source>Remove the payee?</source>
        <translation>删除收款人信息？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>With its photos. They cannot be brought back</source>
        <translation>连同照片一并删除，无法恢复</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>还缺：%1</translation>
    </message>
    <message>
        <source>Not right</source>
        <translation>信息有误</translation>
    </message>
    <message>
        <source>Say what is wrong, or nothing</source>
        <translation>说明哪里有误，可以留空</translation>
    </message>
    <message>
        <source>Not sent for review</source>
        <translation>尚未提交审核</translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>等待另一人审核</translation>
    </message>
    <message>
        <source>Right, says operator %1</source>
        <translation>操作员 %1 审核通过</translation>
    </message>
    <message>
        <source>Not right, says operator %1</source>
        <translation>操作员 %1 审核未通过</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未提供</translation>
    </message>
    <message>
        <source>There</source>
        <translation>已提供</translation>
    </message>
    <message>
        <source>Who is paid</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Send for review</source>
        <translation>提交审核</translation>
    </message>
    <message>
        <source>A second person compares it with the papers</source>
        <translation>由另一人与证件核对</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>审核通过</translation>
    </message>
    <message>
        <source>Said by a second person</source>
        <translation>由另一人确认</translation>
    </message>
    <message>
        <source>It is not right</source>
        <translation>审核不通过</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Remove the payee</source>
        <translation>删除收款人信息</translation>
    </message>
    <message>
        <source>It has 17 digits, then a digit or the letter x</source>
        <translation>应为 17 位数字加一位数字或 X</translation>
    </message>
</context>
<context>
    <name>till::kiosk::PayeePhotoModel</name>
    <message>
        <source>Looking for photos</source>
        <translation>正在查找照片</translation>
    </message>
    <message>
        <source>Leave the USB stick where it is</source>
        <translation>请不要拔出 U 盘</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a place in a row</comment>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
</context>
<context>
    <name>till::kiosk::PaymentDetailsModel</name>
    <message>
        <source>Approved, then undone</source>
        <translation>已成功，后被撤销</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已成功</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Undone, no money moved</source>
        <translation>已撤销，未扣款</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>No money moved</source>
        <translation>未扣款</translation>
    </message>
    <message>
        <source>The terminal asks the bank again by itself. Do not charge again before it is undone</source>
        <translation>终端正自动向银行冲正，完成前请勿重新收款</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Approval code</source>
        <translation>授权码</translation>
    </message>
    <message>
        <source>Trace number</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次号</translation>
    </message>
    <message>
        <source>%1, settled</source>
        <translation>%1，已结算</translation>
    </message>
    <message>
        <source>Given back so far</source>
        <translation>已退金额</translation>
    </message>
    <message>
        <source>The bank&apos;s code</source>
        <translation>银行代码</translation>
    </message>
</context>
<context>
    <name>till::kiosk::PaymentModel</name>
    <message>
        <source>Tap the card</source>
        <translation>请挥卡</translation>
    </message>
    <message>
        <source>Insert the card</source>
        <translation>请插卡</translation>
    </message>
    <message>
        <source>Swipe the card</source>
        <translation>请刷卡</translation>
    </message>
    <message>
        <source>Tap or insert the card</source>
        <translation>请挥卡或插卡</translation>
    </message>
    <message>
        <source>Insert or swipe the card</source>
        <translation>请插卡或刷卡</translation>
    </message>
    <message>
        <source>Tap, insert or swipe the card</source>
        <translation>请挥卡、插卡或刷卡</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>正在读卡</translation>
    </message>
    <message>
        <source>Which account on the card?</source>
        <translation>使用卡上哪个账户？</translation>
    </message>
    <message>
        <source>Customer: enter your PIN</source>
        <translation>请顾客输入密码</translation>
    </message>
    <message>
        <source>Asking the bank</source>
        <translation>正在联系银行</translation>
    </message>
    <message>
        <source>Almost done</source>
        <translation>马上完成</translation>
    </message>
    <message>
        <source>Take your card</source>
        <translation>请取走卡片</translation>
    </message>
    <message>
        <source>The terminal is slow to start this payment. You can keep waiting or cancel</source>
        <translation>终端准备较慢，可以继续等待或取消</translation>
    </message>
    <message>
        <source>Waiting for the terminal</source>
        <translation>正在等待终端</translation>
    </message>
    <message>
        <source>Turn the terminal to the customer</source>
        <translation>请将终端转向顾客</translation>
    </message>
    <message>
        <source>The card answers slowly. Keep it still, or cancel and try another way</source>
        <translation>卡片响应较慢。请勿移动，或取消后换一种方式</translation>
    </message>
    <message>
        <source>Keep the card where it is</source>
        <translation>请勿移动卡片</translation>
    </message>
    <message>
        <source>Ask the customer, then choose</source>
        <translation>请询问顾客后选择</translation>
    </message>
    <message>
        <source>On the PIN pad, then the green key</source>
        <translation>在密码键盘上输入，再按绿色确认键</translation>
    </message>
    <message>
        <source>The bank is slow. Keep waiting, or cancel: then this payment is undone</source>
        <translation>银行答复较慢。可继续等待；取消则自动撤销</translation>
    </message>
    <message>
        <source>Waiting for the bank&apos;s answer</source>
        <translation>正在等待银行答复</translation>
    </message>
    <message>
        <source>Leave the card until you are asked to take it</source>
        <translation>提示取卡前请勿取出</translation>
    </message>
    <message>
        <source>The outcome follows at once</source>
        <translation>随后显示结果</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The bank did not answer</source>
        <translation>银行无响应</translation>
    </message>
    <message>
        <source>This payment was undone</source>
        <translation>本笔已撤销</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>正在完成</translation>
    </message>
    <message>
        <source>This payment is being undone. Check its status before charging again</source>
        <translation>本笔正在撤销。重新收款前请先查询</translation>
    </message>
    <message>
        <source>No money was taken. You can charge again</source>
        <translation>未扣款，可以重新收款</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>参考号 %1</translation>
    </message>
    <message>
        <source>Out of paper. The payment went through. Load paper and it prints by itself</source>
        <translation>缺纸，交易已成功。装纸后自动补打</translation>
    </message>
    <message>
        <source>Bank code %1</source>
        <translation>银行代码 %1</translation>
    </message>
    <message>
        <source>Declined. %1</source>
        <comment>what did not happen</comment>
        <translation>交易被拒。%1</translation>
    </message>
    <message>
        <source>Price %1, discount %2, to pay %3</source>
        <translation>原价%1，优惠%2，实付%3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a time: 0:52</comment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Customer: scan this code</source>
        <translation>请顾客扫码付款</translation>
    </message>
    <message>
        <source>Customer: confirm on the phone</source>
        <translation>请顾客在手机上确认</translation>
    </message>
    <message>
        <source>It must be the card that paid</source>
        <translation>必须是原付款卡</translation>
    </message>
    <message>
        <source>With the wallet&apos;s own scanner</source>
        <translation>用支付应用的扫一扫</translation>
    </message>
    <message>
        <source>Nothing heard yet. Keep waiting, or cancel: then nothing is charged</source>
        <translation>尚未收到付款。可继续等待，也可取消，取消后不会扣款</translation>
    </message>
    <message>
        <source>The wallet asks for it</source>
        <translation>手机上会弹出付款确认</translation>
    </message>
    <message>
        <source>The bank undid the request</source>
        <translation>银行已撤销本次请求</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>who or what cancelled, then what did not happen</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>This top-up is being undone. Check its status before topping up again</source>
        <translation>本次充值正在撤销，重新充值前请先查询</translation>
    </message>
    <message>
        <source>The request is being undone. Check its status before asking again</source>
        <translation>本次请求正在撤销，重新操作前请先查询</translation>
    </message>
    <message>
        <source>%1. You can try again</source>
        <comment>what did not happen</comment>
        <translation>%1。可以重试</translation>
    </message>
    <message>
        <source>It is done. The bank is told again by itself until it answers</source>
        <translation>交易已完成，终端会自动通知银行直到收到答复</translation>
    </message>
    <message>
        <source>This was the last payment before the screen restarted</source>
        <translation>这是屏幕重启前的最后一笔交易</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Type the card number</source>
        <translation>请输入卡号</translation>
    </message>
    <message>
        <source>On the PIN pad: the number, then month and year</source>
        <translation>在密码键盘上输入卡号，再输入月和年</translation>
    </message>
    <message>
        <source>Enter the card&apos;s PIN</source>
        <translation>请输入这张卡的密码</translation>
    </message>
    <message>
        <source>The card that the shop is to be paid to</source>
        <translation>款项将结算到的卡</translation>
    </message>
</context>
<context>
    <name>till::kiosk::PromotionsModel</name>
    <message>
        <source>As screen and slip shall name it</source>
        <translation>屏幕和单据上显示的名称</translation>
    </message>
    <message>
        <source>What it takes off</source>
        <translation>优惠内容</translation>
    </message>
    <message>
        <source>A part of the price</source>
        <translation>按比例优惠</translation>
    </message>
    <message>
        <source>Ten percent, for example</source>
        <translation>例如优惠百分之十</translation>
    </message>
    <message>
        <source>An amount of money</source>
        <translation>按金额优惠</translation>
    </message>
    <message>
        <source>The same whatever the price</source>
        <translation>不论价格，优惠相同金额</translation>
    </message>
    <message>
        <source>Money off</source>
        <translation>优惠金额</translation>
    </message>
    <message>
        <source>How much is taken off</source>
        <translation>优惠多少钱</translation>
    </message>
    <message>
        <source>Percent off</source>
        <translation>优惠比例</translation>
    </message>
    <message>
        <source>How many percent are taken off, with two decimals</source>
        <translation>优惠百分之多少，保留两位小数</translation>
    </message>
    <message>
        <source>More than nothing, or it is no promotion</source>
        <translation>优惠必须大于零</translation>
    </message>
    <message>
        <source>There is no such day</source>
        <translation>没有这一天</translation>
    </message>
    <message>
        <source>The last day would come before the first</source>
        <translation>结束日期早于开始日期</translation>
    </message>
    <message>
        <source>Remove this promotion?</source>
        <translation>删除这项优惠？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Payments that were made under it keep its name</source>
        <translation>已享受优惠的交易保留其名称</translation>
    </message>
    <message>
        <source>New promotion</source>
        <translation>新的优惠</translation>
    </message>
    <message>
        <source>From what amount</source>
        <translation>起始金额</translation>
    </message>
    <message>
        <source>Zero for any amount</source>
        <translation>不限金额填零</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>At most off</source>
        <translation>最高优惠</translation>
    </message>
    <message>
        <source>Zero for no bound</source>
        <translation>不限填零</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Year, month, day, or nothing for since ever</source>
        <translation>年月日，留空表示不限</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Year, month, day, or nothing for no end</source>
        <translation>年月日，留空表示不限</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天有效</translation>
    </message>
    <message>
        <source>From %1 on</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>days</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>%1 off</source>
        <comment>an amount or a percentage</comment>
        <translation>优惠 %1</translation>
    </message>
    <message>
        <source>Empty</source>
        <comment>a text that is not set</comment>
        <translation>未设置</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>No bound</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Since ever</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Remove this promotion</source>
        <translation>删除这项优惠</translation>
    </message>
</context>
<context>
    <name>till::kiosk::RefusalModel</name>
    <message>
        <source>The security chip does not answer</source>
        <translation>安全芯片没有响应</translation>
    </message>
    <message>
        <source>The data of this terminal cannot be opened</source>
        <translation>无法打开本终端的数据</translation>
    </message>
    <message>
        <source>The data of this terminal is damaged</source>
        <translation>本终端的数据已损坏</translation>
    </message>
    <message>
        <source>Payments that were not settled, operators, settings and keys are lost. Call support first</source>
        <translation>未结算的交易、操作员、设置和密钥都会丢失。请先联系技术支持</translation>
    </message>
    <message>
        <source>Switch the terminal off and on, and try again. If it happens again, call support</source>
        <translation>请关机再开机后重试。如果仍然失败，请联系技术支持</translation>
    </message>
    <message>
        <source>Switch the terminal off and on. If this page comes back, it has to be repaired: call support</source>
        <translation>请关机再开机。如果仍显示本页，终端需要维修，请联系技术支持</translation>
    </message>
    <message>
        <source>Its security chip was cleared or exchanged, or the terminal was changed. Call support before you do anything else</source>
        <translation>安全芯片被清除或更换，或终端被改动过。请先联系技术支持，不要进行其他操作</translation>
    </message>
    <message>
        <source>Switch the terminal off and on. If this page comes back, call support before you do anything else</source>
        <translation>请关机再开机。如果仍显示本页，请先联系技术支持，不要进行其他操作</translation>
    </message>
    <message>
        <source>Reset the terminal</source>
        <translation>恢复出厂设置</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SearchModel</name>
    <message>
        <source>Operator %1</source>
        <translation>操作员 %1</translation>
    </message>
    <message>
        <source>Card •••• %1</source>
        <translation>卡号 •••• %1</translation>
    </message>
    <message>
        <source>All payments</source>
        <translation>全部交易</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Type the operator&apos;s number, or nothing for all</source>
        <translation>输入操作员号，留空表示全部</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Type the card&apos;s last four digits, or nothing for all</source>
        <translation>输入卡号后四位，留空表示全部</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Payments taken</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Refunds and undone payments</source>
        <translation>退款与撤销</translation>
    </message>
    <message>
        <source>Pre-authorisations</source>
        <translation>预授权</translation>
    </message>
    <message>
        <source>Top-ups</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已成功</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未收款</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>All operators</source>
        <translation>全部操作员</translation>
    </message>
    <message>
        <source>Any card</source>
        <translation>任意卡</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SelfTestModel</name>
    <message>
        <source>Testing</source>
        <translation>正在检测</translation>
    </message>
    <message>
        <source>Nothing was tested yet</source>
        <translation>尚未检测</translation>
    </message>
    <message>
        <source>Everything that was tested works</source>
        <translation>已检测项目全部正常</translation>
    </message>
    <message>
        <source>Faults found: %1</source>
        <translation>发现 %1 处故障</translation>
    </message>
    <message>
        <source>The report is being printed</source>
        <translation>正在打印报告</translation>
    </message>
    <message>
        <source>Some fields could not be touched. Clean the screen</source>
        <translation>部分区域没有反应，请清洁屏幕</translation>
    </message>
    <message>
        <source>The picture has faults. Call support</source>
        <translation>显示有瑕疵，请联系技术支持</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>读卡器</translation>
    </message>
    <message>
        <source>PIN pad</source>
        <translation>密码键盘</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>The bank answers</source>
        <translation>银行应答</translation>
    </message>
    <message>
        <source>The bank&apos;s clock</source>
        <translation>银行时钟</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>A printed page</source>
        <translation>打印页</translation>
    </message>
    <message>
        <source>Touch screen</source>
        <translation>触摸屏</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Being tested</source>
        <translation>检测中</translation>
    </message>
    <message>
        <source>Touch every field of a grid</source>
        <translation>点满屏幕上的每一格</translation>
    </message>
    <message>
        <source>Look at plain colours</source>
        <translation>查看纯色画面</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SessionModel</name>
    <message>
        <source>Operator %1</source>
        <translation>操作员 %1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SettingsModel</name>
    <message>
        <source>At least one cent, or no sale could be taken</source>
        <translation>至少一分，否则无法收款</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Seconds without a touch, 30 to 3600</source>
        <translation>无操作多少秒后锁定，30 至 3600</translation>
    </message>
    <message>
        <source>Choose 30 to 3600 seconds</source>
        <translation>请输入 30 至 3600 秒</translation>
    </message>
    <message>
        <source>Settle by itself at</source>
        <translation>自动结算时间</translation>
    </message>
    <message>
        <source>Hours and minutes, 00:00 to 23:59, or nothing for never</source>
        <translation>输入时和分，0000 至 2359，留空表示不自动结算</translation>
    </message>
    <message>
        <source>There is no such time of day</source>
        <translation>没有这个时间</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不打印</translation>
    </message>
    <message>
        <source>One, for the customer</source>
        <translation>一联，给顾客</translation>
    </message>
    <message>
        <source>Two, one for each</source>
        <translation>两联，商户与顾客</translation>
    </message>
    <message>
        <source>Copies of each slip</source>
        <translation>签购单联数</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese and English</source>
        <translation>中文和英文</translation>
    </message>
    <message>
        <source>Language of the slip</source>
        <translation>签购单语言</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Largest sale</source>
        <translation>单笔收款限额</translation>
    </message>
    <message>
        <source>No sale may be larger</source>
        <translation>单笔收款不得超过此金额</translation>
    </message>
    <message>
        <source>Largest refund</source>
        <translation>单笔退款限额</translation>
    </message>
    <message>
        <source>Zero for the same as the largest sale</source>
        <translation>输入零表示与收款限额相同</translation>
    </message>
    <message>
        <source>Tapped without a PIN</source>
        <translation>挥卡免密</translation>
    </message>
    <message>
        <source>Up to this amount. Zero for always a PIN</source>
        <translation>不超过此金额免输密码，输入零表示总要密码</translation>
    </message>
    <message>
        <source>Empty</source>
        <comment>a text that is not set</comment>
        <translation>未设置</translation>
    </message>
    <message>
        <source>How customers may pay</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Insert a card</source>
        <translation>插卡</translation>
    </message>
    <message>
        <source>Tap a card or phone</source>
        <translation>挥卡或手机</translation>
    </message>
    <message>
        <source>Swipe a card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>QR codes</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>What may be done</source>
        <translation>可用业务</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Pre-authorisations</source>
        <translation>预授权</translation>
    </message>
    <message>
        <source>Top-ups</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>As the sale</source>
        <translation>与收款相同</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>不超过 %1</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>签购单</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>联数</translation>
    </message>
    <message>
        <source>Above each slip</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Below each slip</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Settle by itself</source>
        <translation>自动结算</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>The shop</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>The shop needs a name in one of the languages</source>
        <translation>店名至少要有一种语言</translation>
    </message>
    <message>
        <source>Words above each slip, or nothing</source>
        <translation>单据顶部的文字，可以留空</translation>
    </message>
    <message>
        <source>Words below each slip, or nothing</source>
        <translation>单据底部的文字，可以留空</translation>
    </message>
    <message>
        <source>The shop&apos;s name in Chinese</source>
        <translation>门店的中文名称</translation>
    </message>
    <message>
        <source>The shop&apos;s name in Latin letters</source>
        <translation>门店的英文名称</translation>
    </message>
    <message>
        <source>More limits</source>
        <translation>更多限额</translation>
    </message>
    <message>
        <source>Offline, tips, typed cards, the acquirer</source>
        <translation>脱机、小费、手输卡号、收单机构</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SettlementCardModel</name>
    <message>
        <source>Go on with the change</source>
        <translation>继续换绑</translation>
    </message>
    <message>
        <source>Set up a card</source>
        <translation>绑定结算卡</translation>
    </message>
    <message>
        <source>Change the card</source>
        <translation>更换结算卡</translation>
    </message>
    <message>
        <source>No card is in force</source>
        <translation>没有生效的结算卡</translation>
    </message>
    <message>
        <source>In force: %1, %2</source>
        <comment>a card and its holder</comment>
        <translation>当前生效：%1，%2</translation>
    </message>
    <message>
        <source>A second person has to agree</source>
        <translation>需要另一个人同意</translation>
    </message>
    <message>
        <source>Present the new card once more</source>
        <translation>请再出示一次新卡</translation>
    </message>
    <message>
        <source>Restore this card?</source>
        <translation>恢复这张卡？</translation>
    </message>
    <message>
        <source>The settlement card is changed</source>
        <translation>结算卡已更换</translation>
    </message>
    <message>
        <source>The settlement card was not changed</source>
        <translation>结算卡没有更换</translation>
    </message>
    <message>
        <source>For %1, %2: a supervisor or another administrator</source>
        <comment>a card and its holder</comment>
        <translation>%1，%2：请主管或另一位管理员确认</translation>
    </message>
    <message>
        <source>%1: the bank is asked again. No money moves</source>
        <comment>a card</comment>
        <translation>%1：将再次向银行查询，不动账户资金</translation>
    </message>
    <message>
        <source>%1, %2. Your password and a second person are needed</source>
        <comment>a card and its holder</comment>
        <translation>%1，%2，需要您的密码和另一个人同意</translation>
    </message>
    <message>
        <source>A slip is printed</source>
        <translation>正在打印凭条</translation>
    </message>
    <message>
        <source>Approve here</source>
        <translation>在此确认</translation>
    </message>
    <message>
        <source>Test the card</source>
        <translation>测试这张卡</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>放弃更换</translation>
    </message>
    <message>
        <source>Account holder</source>
        <translation>户名</translation>
    </message>
    <message>
        <source>Whose account it is, as the bank has it</source>
        <translation>与银行登记一致的户名</translation>
    </message>
    <message>
        <source>Another bank</source>
        <translation>其他银行</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>开户行</translation>
    </message>
    <message>
        <source>The bank&apos;s name in full</source>
        <translation>银行全称</translation>
    </message>
    <message>
        <source>Branch code</source>
        <translation>联行号</translation>
    </message>
    <message>
        <source>The 12 digits of the bank&apos;s branch</source>
        <translation>开户网点的 12 位联行号</translation>
    </message>
    <message>
        <source>Type 12 digits</source>
        <translation>请输入 12 位数字</translation>
    </message>
    <message>
        <source>That is a branch of %1</source>
        <translation>这是%1的网点</translation>
    </message>
    <message>
        <source>Your password, to propose %1</source>
        <comment>a card</comment>
        <translation>请输入您的密码，提交 %1</translation>
    </message>
    <message>
        <source>%1 as settlement card needs a second person</source>
        <comment>a card</comment>
        <translation>用 %1 作结算卡，需要另一个人确认</translation>
    </message>
    <message>
        <source>Your password, to restore %1</source>
        <comment>a card</comment>
        <translation>请输入您的密码，恢复 %1</translation>
    </message>
    <message>
        <source>The change was given up</source>
        <translation>已放弃更换</translation>
    </message>
    <message>
        <source>The branch code is not right. Check its 12 digits</source>
        <translation>联行号不对，请核对 12 位数字</translation>
    </message>
    <message>
        <source>Needs a second person</source>
        <translation>待另一人确认</translation>
    </message>
    <message>
        <source>Needs a test</source>
        <translation>待测试</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已被替换</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Test failed</source>
        <translation>测试未通过</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Being changed</source>
        <translation>更换中</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>以前的</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>新卡</translation>
    </message>
    <message>
        <source>Insert or tap it: the bank is asked, no money moves</source>
        <translation>请插卡或挥卡，将向银行查询，不动账户资金</translation>
    </message>
    <message>
        <source>The bank knows this card</source>
        <translation>银行确认了这张卡</translation>
    </message>
    <message>
        <source>12 digits</source>
        <translation>12 位数字</translation>
    </message>
    <message>
        <source>The card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Insert or tap it</source>
        <translation>插卡或挥卡</translation>
    </message>
    <message>
        <source>Type its number</source>
        <translation>手输卡号</translation>
    </message>
    <message>
        <source>At the PIN pad, with its PIN. A supervisor approves</source>
        <translation>在密码键盘上输入，并输密码，需主管授权</translation>
    </message>
    <message>
        <source>Typing the settlement card&apos;s number needs a supervisor</source>
        <translation>手输结算卡卡号需要主管授权</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SettlementListModel</name>
    <message>
        <source>Batch %1</source>
        <translation>批次 %1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SettlementModel</name>
    <message>
        <source>Batch %1</source>
        <translation>批次 %1</translation>
    </message>
    <message>
        <source>Settled, the figures agree</source>
        <translation>结算完成，账目相符</translation>
    </message>
    <message>
        <source>Settled, the figures differ</source>
        <translation>结算完成，账目不符</translation>
    </message>
    <message>
        <source>Comparing the sums with the bank</source>
        <translation>正在与银行核对总额</translation>
    </message>
    <message>
        <source>Closing the batch</source>
        <translation>正在关闭批次</translation>
    </message>
    <message>
        <source>Sending payment %1 of %2</source>
        <translation>正在上送第 %1 笔，共 %2 笔</translation>
    </message>
    <message>
        <source>It goes on by itself, even when you leave this page</source>
        <translation>离开本页也会继续</translation>
    </message>
    <message>
        <source>The next batch is open</source>
        <translation>新批次已开启</translation>
    </message>
    <message>
        <source>Every payment was sent to the bank one by one. Keep the slip and ask the bank</source>
        <translation>已逐笔上送银行，请保留结算单并与银行核对</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>No line to the bank</source>
        <translation>连不上银行</translation>
    </message>
    <message>
        <source>Check the network, then try again</source>
        <translation>请检查网络后重试</translation>
    </message>
    <message>
        <source>The last settlement was interrupted</source>
        <translation>上次结算中断</translation>
    </message>
    <message>
        <source>Settling goes on where it stopped</source>
        <translation>再次结算将从中断处继续</translation>
    </message>
    <message>
        <source>Payments being undone</source>
        <translation>正在冲正的交易</translation>
    </message>
    <message>
        <source>The terminal asks the bank again by itself. Look again in a minute</source>
        <translation>终端会自动重试，请稍后再看</translation>
    </message>
    <message>
        <source>Payments not finished</source>
        <translation>未完成的交易</translation>
    </message>
    <message>
        <source>Finish or cancel them first</source>
        <translation>请先完成或取消</translation>
    </message>
    <message>
        <source>Messages waiting for the bank</source>
        <translation>待上送的报文</translation>
    </message>
    <message>
        <source>They are sent by themselves. Look again in a minute</source>
        <translation>会自动上送，请稍后再看</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>尚未答复</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Other figures</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Could not compare</source>
        <translation>无法核对</translation>
    </message>
    <message>
        <source>The bank&apos;s own count</source>
        <translation>银行核对结果</translation>
    </message>
    <message>
        <source>Domestic cards</source>
        <translation>内卡</translation>
    </message>
    <message>
        <source>Foreign cards</source>
        <translation>外卡</translation>
    </message>
    <message>
        <source>Payments sent one by one</source>
        <translation>逐笔上送</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>结算人</translation>
    </message>
    <message>
        <source>The terminal itself</source>
        <translation>终端自动</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>操作员 %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>of a batch</comment>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <comment>how many</comment>
        <translation>%1 笔</translation>
    </message>
</context>
<context>
    <name>till::kiosk::ShopModels</name>
    <message>
        <source>Settling %1 needs a supervisor</source>
        <translation>结算 %1 需要主管授权</translation>
    </message>
    <message>
        <source>A second person reviews the payee</source>
        <translation>由另一人审核收款人信息</translation>
    </message>
    <message>
        <source>A factory reset needs a second person</source>
        <translation>恢复出厂设置需要第二人同意</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SlipModel</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Being printed</source>
        <translation>正在打印</translation>
    </message>
</context>
<context>
    <name>till::kiosk::StaffModel</name>
    <message>
        <source>Operator %1</source>
        <translation>操作员 %1</translation>
    </message>
    <message>
        <source>Has not signed in yet</source>
        <translation>尚未登录过</translation>
    </message>
    <message>
        <source>Last signed in %1</source>
        <translation>上次登录 %1</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>收银员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Takes payments</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Also undoes payments, refunds and settles</source>
        <translation>还可撤销、退款和结算</translation>
    </message>
    <message>
        <source>Looks after operators and settings, takes no payments</source>
        <translation>管理操作员和参数，不收款</translation>
    </message>
    <message>
        <source>New operator</source>
        <translation>新操作员</translation>
    </message>
    <message>
        <source>Type a two-digit number for the new operator</source>
        <translation>请输入两位操作员号</translation>
    </message>
    <message>
        <source>Type two digits</source>
        <translation>请输入两位数字</translation>
    </message>
    <message>
        <source>Operator %1 exists already. Choose another number</source>
        <translation>操作员 %1 已存在，请换一个号码</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Locked after wrong passwords</source>
        <translation>密码错误次数过多，已锁定</translation>
    </message>
    <message>
        <source>Must choose a password at the next sign-in</source>
        <translation>下次登录时须设置密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Too many wrong passwords. The password stays</source>
        <translation>密码错误次数过多，解锁后密码不变</translation>
    </message>
    <message>
        <source>New first password</source>
        <translation>重置密码</translation>
    </message>
    <message>
        <source>For one who forgot it. Changed at the next sign-in</source>
        <translation>忘记密码时使用，下次登录时修改</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>May sign in again</source>
        <translation>可以重新登录</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Cannot sign in any more. The books keep the number</source>
        <translation>不能再登录，账簿保留其编号</translation>
    </message>
</context>
<context>
    <name>till::kiosk::StickFileModel</name>
    <message>
        <source>Getting it together</source>
        <translation>正在整理</translation>
    </message>
    <message>
        <source>Writing to the USB stick</source>
        <translation>正在写入 U 盘</translation>
    </message>
    <message>
        <source>Saved on the USB stick</source>
        <translation>已保存到 U 盘</translation>
    </message>
    <message>
        <source>%1 payments so far</source>
        <translation>已整理 %1 笔</translation>
    </message>
    <message>
        <source>Leave the stick where it is</source>
        <translation>请勿拔出 U 盘</translation>
    </message>
    <message>
        <source>%1 on %2. The stick may be taken out</source>
        <comment>a file, and what the stick is called</comment>
        <translation>%1，在 %2 上，可以拔出 U 盘</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SumsModel</name>
    <message>
        <source>What to sum</source>
        <translation>汇总范围</translation>
    </message>
    <message>
        <source>How to sum</source>
        <translation>汇总方式</translation>
    </message>
    <message>
        <source>The open batch</source>
        <translation>当前批次</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>本班次</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>By card scheme</source>
        <translation>按卡种</translation>
    </message>
    <message>
        <source>By operator</source>
        <translation>按操作员</translation>
    </message>
    <message>
        <source>By shift</source>
        <translation>按班次</translation>
    </message>
    <message>
        <source>Shift %1</source>
        <translation>班次 %1</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>操作员 %1</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <comment>how many</comment>
        <translation>%1 笔</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SupportFileModel</name>
    <message>
        <source>A file for support</source>
        <translation>给客服的文件</translation>
    </message>
    <message>
        <source>Versions, health, settings and who did what. No card data, no secrets. Put a USB stick in</source>
        <translation>含版本、状态、参数和操作记录，不含卡号和密钥，请插入 U 盘</translation>
    </message>
</context>
<context>
    <name>till::kiosk::TextEntryModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>characters typed, at most</comment>
        <translation>共 %2 字，已输入 %1</translation>
    </message>
    <message>
        <source>Pictures and special signs cannot be printed. They were left out</source>
        <translation>图案和特殊符号无法打印，已略去</translation>
    </message>
    <message>
        <source>Writing from right to left cannot be printed. Use Chinese or Latin letters</source>
        <translation>从右向左的文字无法打印，请用中文或英文字母</translation>
    </message>
    <message>
        <source>Characters that cannot be seen were left out</source>
        <translation>不可见的字符已略去</translation>
    </message>
    <message>
        <source>Only Latin letters, digits and plain signs fit here</source>
        <translation>此处只能输入英文字母、数字和半角符号</translation>
    </message>
    <message>
        <source>Choose the characters for %1 first</source>
        <translation>请先为 %1 选字</translation>
    </message>
    <message>
        <source>No more than %1 characters fit here</source>
        <translation>此处最多 %1 个字</translation>
    </message>
</context>
<context>
    <name>till::kiosk::TrainingModel</name>
    <message>
        <source>Operator 01, password 0000</source>
        <translation>操作员 01，密码 0000</translation>
    </message>
    <message>
        <source>Supervisor 00, password 123456</source>
        <translation>主管 00，密码 123456</translation>
    </message>
    <message>
        <source>Simulated cards, no money moves</source>
        <translation>模拟卡片，不产生真实交易</translation>
    </message>
    <message>
        <source>Training did not start</source>
        <translation>培训未能启动</translation>
    </message>
    <message>
        <source>Preparing for training</source>
        <translation>正在准备培训</translation>
    </message>
    <message>
        <source>You are in training</source>
        <translation>您正在培训模式中</translation>
    </message>
    <message>
        <source>Learn without moving money</source>
        <translation>练习收款，不动真钱</translation>
    </message>
    <message>
        <source>Try again. If it happens again, call support</source>
        <translation>请重试，如再次出现请联系服务商</translation>
    </message>
    <message>
        <source>This takes a few seconds</source>
        <translation>需要几秒钟</translation>
    </message>
    <message>
        <source>Leaving it signs you out and returns to the real terminal</source>
        <translation>退出后将签退并回到真实终端</translation>
    </message>
    <message>
        <source>Everything works as it does for customers, with simulated cards and a simulated bank. The shop&apos;s own books stay as they are</source>
        <translation>一切操作与真实收款相同，使用模拟卡片和模拟银行，商户的真实账目不受影响</translation>
    </message>
    <message>
        <source>The customer&apos;s phone</source>
        <translation>顾客的手机</translation>
    </message>
    <message>
        <source>Its code is read</source>
        <translation>读取付款码</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>挥卡</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>交易成功</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插卡</translation>
    </message>
    <message>
        <source>Approved, the PIN is right</source>
        <translation>交易成功，密码正确</translation>
    </message>
    <message>
        <source>Declined, the PIN is wrong</source>
        <translation>交易被拒，密码错误</translation>
    </message>
    <message>
        <source>Declined, not enough money</source>
        <translation>交易被拒，余额不足</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Approved, the customer signs</source>
        <translation>交易成功，顾客签名</translation>
    </message>
</context>
<context>
    <name>till::kiosk::UpdateModel</name>
    <message>
        <source>Look for updates</source>
        <translation>检查更新</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Install now</source>
        <translation>立即安装</translation>
    </message>
    <message>
        <source>Install later</source>
        <translation>稍后安装</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>放弃更新</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Go back to the version before</source>
        <translation>退回上一版本</translation>
    </message>
    <message>
        <source>The version before this one runs after a restart</source>
        <translation>重启后运行上一版本</translation>
    </message>
    <message>
        <source>Stay with this version</source>
        <translation>继续使用当前版本</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>正在重启</translation>
    </message>
    <message>
        <source>Looking for updates</source>
        <translation>正在检查更新</translation>
    </message>
    <message>
        <source>This terminal is up to date</source>
        <translation>本机已是最新版本</translation>
    </message>
    <message>
        <source>No newer version is known</source>
        <translation>尚未发现新版本</translation>
    </message>
    <message>
        <source>Version %1 can be downloaded</source>
        <translation>可下载版本 %1</translation>
    </message>
    <message>
        <source>Downloading version %1</source>
        <translation>正在下载版本 %1</translation>
    </message>
    <message>
        <source>Version %1 is here</source>
        <translation>版本 %1 已下载</translation>
    </message>
    <message>
        <source>Version %1 waits to be installed</source>
        <translation>版本 %1 等待安装</translation>
    </message>
    <message>
        <source>Installing version %1</source>
        <translation>正在安装版本 %1</translation>
    </message>
    <message>
        <source>Version %1 is installed</source>
        <translation>版本 %1 已安装</translation>
    </message>
    <message>
        <source>Version %1 is on trial</source>
        <translation>版本 %1 正在试运行</translation>
    </message>
    <message>
        <source>Version %1 comes back</source>
        <translation>将退回版本 %1</translation>
    </message>
    <message>
        <source>Version %1 is in use</source>
        <translation>正在使用版本 %1</translation>
    </message>
    <message>
        <source>The terminal comes back by itself in a minute or two</source>
        <translation>终端将在一两分钟后自动恢复</translation>
    </message>
    <message>
        <source>Payments go on meanwhile</source>
        <translation>期间可照常收款</translation>
    </message>
    <message>
        <source>An administrator installs updates</source>
        <translation>更新须由管理员安装</translation>
    </message>
    <message>
        <source>Payments go on, and this page may be left</source>
        <translation>可照常收款，也可离开此页</translation>
    </message>
    <message>
        <source>Install it now, or leave it to the quiet hours</source>
        <translation>可立即安装，或在空闲时段自动安装</translation>
    </message>
    <message>
        <source>It begins by itself in a moment</source>
        <translation>稍后自动开始</translation>
    </message>
    <message>
        <source>Payments go on. Leave the terminal switched on</source>
        <translation>可照常收款，请勿关闭终端</translation>
    </message>
    <message>
        <source>It runs after a restart, which takes a minute or two</source>
        <translation>重启后生效，约需一两分钟</translation>
    </message>
    <message>
        <source>It stays when everything works for a minute. Payments go on</source>
        <translation>运行正常一分钟后保留，期间可照常收款</translation>
    </message>
    <message>
        <source>There is nothing newer</source>
        <translation>没有更新的版本</translation>
    </message>
    <message>
        <source>The version after it was taken back</source>
        <translation>之后的版本已被退回</translation>
    </message>
    <message>
        <source>%1, less than a minute left</source>
        <comment>a share</comment>
        <translation>%1，剩余不到一分钟</translation>
    </message>
    <message>
        <source>%1, about %2 min left</source>
        <comment>a share, a time</comment>
        <translation>%1，约剩 %2 分钟</translation>
    </message>
    <message>
        <source>Version now</source>
        <translation>当前版本</translation>
    </message>
    <message>
        <source>On offer</source>
        <translation>可用版本</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>更新内容</translation>
    </message>
    <message>
        <source>Can wait until</source>
        <translation>最迟安装时间</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>更新渠道</translation>
    </message>
    <message>
        <source>Stable</source>
        <comment>a channel of updates</comment>
        <translation>正式版</translation>
    </message>
    <message>
        <source>After a question</source>
        <translation>会先询问</translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation>其他操作</translation>
    </message>
</context>
</TS>
