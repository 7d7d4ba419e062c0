### 窗口：要设置什么。

choose-crumb = 选择
choose-title = 要使用哪个 Go？
choose-newest = 最新稳定版
choose-supported = 仍有安全更新
choose-archived = 已无安全更新
choose-preview = 预览版
choose-older = 另外 { $count } 个较早的系列
choose-module = { $path } 所要求的 Go
choose-archive = { $path } 中的 Go
choose-shells = 能找到它的 shell
choose-no-shells = 不修改任何 shell，只能用完整路径找到这个 Go
choose-region = 下载来源
choose-region-usual = 优先使用默认来源
choose-region-cn = 优先使用中国境内的来源
choose-goproxy = Go 下载模块时也使用这些来源
choose-place = 文件夹
choose-help = 执行前可逐项查看改动
choose-review = 查看改动
choose-failed = 无法查询最新版本
choose-failed-why = 显示的是 goready 内置的列表（{ $day }）
choose-shells-used = 登录 shell，以及已有配置文件的其他 shell
choose-shells-only = 仅限以下
choose-tools = 工具
choose-gopath-kept = 像 `go env -w` 那样为 Go 保存，可以撤销
choose-place-elsewhere = 要放到其他磁盘：先把 { $folder } 做成指向那里某个文件夹的链接，或设置 XDG_DATA_HOME
