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

common-moment = { $year }年{ $month }{ $day }日 { $clock }
common-clock-am = 上午 { $hour }:{ $minute }
common-clock-pm = 下午 { $hour }:{ $minute }
common-month-1 = 1月
common-month-2 = 2月
common-month-3 = 3月
common-month-4 = 4月
common-month-5 = 5月
common-month-6 = 6月
common-month-7 = 7月
common-month-8 = 8月
common-month-9 = 9月
common-month-10 = 10月
common-month-11 = 11月
common-month-12 = 12月
