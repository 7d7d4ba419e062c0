### 窗口：各版本 Go 的目标平台。

compatibility-title = 各版本 Go 的目标平台
compatibility-filter = 筛选：riscv、armv7、pi…
compatibility-target = 目标
compatibility-reading = 正在读取表格…
compatibility-failed = 无法读取表格
compatibility-download = 有 SDK 可下载
compatibility-absent = 不存在
compatibility-copy-csv = 复制为 CSV
compatibility-copy-markdown = 复制为 Markdown
compatibility-only = 在 Go { $line } 中只看：
