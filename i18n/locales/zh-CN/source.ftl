### 未能提供下载的来源及其原因。

source-failed = { $source }：{ $cause } [{ $code }]
source-next = { $failed }，正在尝试下一个来源
source-none-offline = 这台电脑没有下载过 Go { $version }，而现在不允许使用网络
