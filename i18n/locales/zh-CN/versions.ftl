### 窗口：已有和可用的 Go。

versions-title = Go 版本
versions-installed = 本机已有
versions-none = 还没有 Go
versions-available = 可安装
versions-use = 设为当前版本…
versions-remove = 移除…
versions-install = 安装…
versions-here = 已安装
versions-looking = 正在查询可用版本…
versions-of = { $from } 在 { $at } 列出的版本
versions-built-in = goready 内置的列表（{ $day }）
versions-failed = 无法查询可用版本
versions-silent = 没有响应：{ $sources }
