### 许多界面共用的词语和数量。

common-app-name = GoReady
common-yes = 是
common-no = 否
common-cancel = 取消
common-close = 关闭
common-retry = 重试
common-copy = 复制
common-unknown = 未知
common-named = { $name }：{ $value }

common-size = { $number } { $unit }
common-size-bytes = { $count } 字节
common-rate = { $size }/秒

common-duration-seconds = { $seconds } 秒
common-duration-minutes = { $minutes } 分 { $seconds } 秒
common-duration-hours = { $hours } 小时 { $minutes } 分钟

common-left-seconds = 大约还需 { $seconds } 秒
common-left-minutes = 大约还需 { $minutes } 分钟
common-left-hours = 大约还需 { $hours } 小时 { $minutes } 分钟
