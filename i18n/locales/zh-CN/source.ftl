### 未能提供下载的来源及其原因。

source-failed = { $source }：{ $cause } [{ $code }]
source-next = { $failed }，正在尝试下一个来源
source-none-offline = 这台电脑没有下载过 Go { $version }，而现在不允许使用网络
source-offline = 不允许使用网络
source-unknown-host = 找不到它的地址
source-connect = 无法连接
source-timed-out = 没有及时回答
source-too-slow = 太慢
source-broken = 连接中断
source-certificate-time = 按这台电脑的时钟，它的证书无效
source-unknown-authority = 它的证书来自此处不信任的颁发机构
source-absent = 那里没有这个文件
source-web-page = 得到的是网页而不是文件，也许是此网络的登录页
