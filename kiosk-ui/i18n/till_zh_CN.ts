<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AmountHero</name>
    <message>
        <source>Amount in %1</source>
        <comment>currency</comment>
        <translation>金额（%1）</translation>
    </message>
</context>
<context>
    <name>AmountPage</name>
    <message>
        <source>Take payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>That is the largest amount</source>
        <translation>已到最大金额</translation>
    </message>
    <message>
        <source>Type the amount</source>
        <translation>请输入金额</translation>
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
    <name>CardWords</name>
    <message>
        <source>UnionPay</source>
        <translation>银联</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
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
    <name>DeclinedPage</name>
    <message>
        <source>Declined, no money was taken</source>
        <translation>交易失败，未扣款</translation>
    </message>
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
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Take payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>最近小票</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>交易记录</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
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
        <source>Cancel this payment?</source>
        <translation>要取消本笔收款吗？</translation>
    </message>
    <message>
        <source>If the bank already has it, it is undone</source>
        <translation>如已提交银行，将自动撤销</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>取消收款</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>继续收款</translation>
    </message>
</context>
<context>
    <name>NotTakenPage</name>
    <message>
        <source>No money was taken</source>
        <translation>未扣款</translation>
    </message>
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
    <name>OutOfServicePage</name>
    <message>
        <source>Out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, then what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
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
        <source>Reconnecting to the terminal</source>
        <translation>正在重新连接终端</translation>
    </message>
    <message>
        <source>The payment goes on without this screen. Its outcome is shown as soon as the connection is back</source>
        <translation>收款仍在进行，不受此界面影响。恢复连接后立即显示结果</translation>
    </message>
    <message>
        <source>This usually takes a few seconds. If it lasts longer than a minute, call support</source>
        <translation>通常只需几秒。超过一分钟请联系服务商</translation>
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
        <source>Approved</source>
        <translation>收款成功</translation>
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
        <source>No money was taken</source>
        <translation>未扣款</translation>
    </message>
    <message>
        <source>%1. No money was taken</source>
        <comment>who or what cancelled</comment>
        <translation>%1，未扣款</translation>
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
</context>
<context>
    <name>till::kiosk::SessionModel</name>
    <message>
        <source>Operator %1</source>
        <translation>操作员 %1</translation>
    </message>
</context>
<context>
    <name>till::kiosk::SignInModel</name>
    <message>
        <source>%1. %2</source>
        <comment>what happened, then what to do</comment>
        <translation>%1。%2</translation>
    </message>
</context>
</TS>
