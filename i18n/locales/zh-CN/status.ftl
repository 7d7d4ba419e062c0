### 这台电脑上有什么。

status-machine = 电脑
status-home = 主目录
status-sdks = 这台电脑上的 Go
status-go-env = Go 设置
status-tools = 工具
status-value = { $name }：{ $value }（来源：{ $origin }）
status-platform = 平台
status-kernel-arch = 内核架构
status-kernel = 内核
status-system = 系统
status-libc = C 库
status-cpu-level = 处理器级别
status-container = 容器
status-emulation = 模拟
status-home-dir = 文件夹
status-data-dir = 我们的数据
status-file-system = 文件系统
status-free = 可用空间
status-shell = { $shell }：位于 { $path }
status-login-shell = { $shell }：位于 { $path }（登录 shell）
status-active = 我们启用的 Go
status-open-receipt = 收据 { $receipt } 被中断；运行同一命令即可完成
status-lock-holder = 另一次运行正在工作：{ $holder }
status-no-sdks = 这台电脑上没有 Go
status-sdk = Go { $version }，位于 { $path }（{ $owner }）
status-sdk-first = { $sdk }，在 PATH 中排在最前
status-sdk-partial = { $sdk }，不完整：缺少 { $missing }
status-sdk-stomped = { $sdk }，已损坏：两个版本被解压到一起
status-tool = { $name } { $version }，位于 { $path }，由 { $built } 构建

status-release = Go { $version } 版
status-release-installed = Go { $version }，已安装
status-release-archived = Go { $version }，不再有安全修复
status-releases-of = 依据 { $from } 在 { $at } 的列表；每个版本线的最新版：
status-releases-built-in = 依据 goready 内置的列表（{ $day }）；每个版本线的最新版：
