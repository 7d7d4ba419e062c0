### 窗口：全部命令的列表。

palette-show-run = 显示进行中的工作
palette-set-up = 设置 Go
palette-refresh = 重新读取
palette-undo = 撤销最近的改动
palette-stop = 停止进行中的工作
palette-tools = 安装工具…
palette-use = 启用 Go { $version }…
palette-test = 测试来源
palette-online = 使用网络
palette-light = 浅色主题
palette-dark = 深色主题
palette-system = 跟随系统主题
palette-english = 使用英文界面
palette-chinese = 使用中文界面
palette-close = 关闭窗口
palette-title = 全部命令
palette-find = 查找命令
palette-nothing = 没有这个名称的命令
palette-button = 搜索命令
palette-set = 设置 { $name }
