### 来源为何未能提供，寥寥数语：写在地址之后的括号里。

cause-offline = 不允许使用网络
cause-address = 无法使用它的地址
cause-proxy = 代理不放行
cause-authorities = 这里无法校验它的证书
cause-unknown-host = 找不到它的地址
cause-connect = 无法连接
cause-timed-out = 没有及时回答
cause-too-slow = 太慢
cause-broken = 连接中断
cause-clock = 按这台电脑的时钟，它的证书无效
cause-tls = 无法建立安全连接
cause-malformed = 它的回答毫无意义
cause-absent = 它没有这个文件
cause-status = 它以错误状态回答
cause-web-page = 得到的是网页，而不是文件
cause-size = 文件大小与应有的不符
cause-proxies-off = GOPROXY 列表为 off
cause-hash = 它的内容与应有的不符
cause-database = 校验和数据库不为它作证
cause-no-database = 无法询问校验和数据库
cause-signature = 它的签名不被接受
