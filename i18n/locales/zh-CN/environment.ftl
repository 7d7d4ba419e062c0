### 窗口：Go 的设置。

environment-title = 环境变量
environment-filter = 按名称或值筛选
environment-only-set = 仅显示设置过的
environment-name = 变量
environment-value = 值
environment-origin = 来源
environment-reading = 正在读取 Go 的设置…
environment-failed = 无法读取 Go 的设置
environment-nothing = 没有符合筛选的内容
environment-copy = 复制值
