### 哪个 Go 能为哪个目标平台构建。

matrix-legend-ports = 1 一级支持   + 可以构建   ! 存在问题，被 Go 隐藏   - 不存在   ? 未验证
matrix-legend-more = c cgo   d 可下载 SDK   d* 从某个补丁版起可下载

matrix-cell = Go { $line }：{ $facts }
matrix-port-first-class = 一级支持
matrix-port-supported = 可以构建
matrix-port-broken = 存在问题，被 Go 隐藏
matrix-port-not-yet = 尚未加入，最早见于 Go { $line }
matrix-port-removed = 已经移除，最后见于 Go { $line }
matrix-port-never = 不是 Go 的目标平台
matrix-cgo = 支持 cgo
matrix-no-cgo = 不支持 cgo
matrix-download = 可下载 SDK（{ $files }）
matrix-download-since = 从 { $version } 起可下载 SDK（{ $files }）
matrix-no-download = 没有可下载的 SDK
matrix-download-unproved = 是否可下载未知
matrix-read = 读自源码
matrix-unproved = 未验证

matrix-facts = { $facts }，{ $fact }
matrix-asked = 目标平台：{ $days } 由 { $count } 个发布版的 `go tool dist list` 列出，`--json` 会指明是哪些
matrix-read-in = Go { $lines } 中已损坏或没有的目标平台读自其源码
matrix-unproved-in = Go { $lines } 中哪些已损坏或没有，尚未查证
matrix-downloads-of = 下载：依据 { $day } 的 Go 发布列表
