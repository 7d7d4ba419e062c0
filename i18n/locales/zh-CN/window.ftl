### 窗口。

window-nav-home = 首页

window-state-ok = 完成
window-state-advice = 请留意
window-state-broken = 失败
window-state-running = 进行中
window-state-waiting = 未开始
window-state-absent = 未尝试
window-state-stopped = 已停止

window-home-title = 本机
window-looking = 正在查看本机…
window-looking-why = 已有的 Go、shell 和设置

window-verdict-none = 尚未设置 Go
window-verdict-none-why = 一键安装最新的稳定版 Go 和三个常用工具，并配置 shell。执行前可逐项查看改动，之后也可撤销。
window-verdict-interrupted = 已中断：{ $what }
window-verdict-interrupted-why = 什么都没有丢失，可以从中断处继续
window-verdict-incomplete = 已有 Go { $version }，但设置不完整
window-verdict-incomplete-why = 只需 { $count } 处改动即可恢复正常
window-verdict-old = Go { $version } 可以使用，但不再获得安全修复
window-verdict-old-why = 只有最新的两个版本系列会得到修复。新的 Go 会装在旁边，这一个会保留。
window-verdict-ready = 一切就绪，Go { $version } 已设置好
window-verdict-ready-why = 新的终端和编辑器都能找到它，无需任何操作

window-set-up-go = 设置 Go…
window-go-on = 继续…
window-update = 查找更新的 Go…
window-home = 返回首页

window-facts-title = 检测结果
window-fact-architecture = 架构
window-fact-shells = 可用 shell
window-fact-login = { $shell }（登录）
window-fact-go = 已有 Go
window-fact-no-go = 无
window-tag-active = 已启用
window-tag-incomplete = 不完整
window-tag-damaged = 已损坏

window-crumb-review = 查看改动
window-crumb-install = 安装
window-crumb-done = 完成

window-planning = 正在制定计划…
window-planning-why = 查询最新版本，并核对已有的内容

window-review-title = 将进行以下改动
window-review-warnings = 须知
window-review-satisfied = 已经就绪
window-review-undo = 全部改动都可以在“{ $history }”中撤销
window-review-undo-rest = 部分改动可以在“{ $history }”中撤销，其余的可以重新安装
window-review-undo-none = 此操作无法撤销；移除的内容可以重新安装
window-copy-command = 复制为命令
window-back = 返回
window-agree = 开始设置
window-diff-ours = { $path }，我们自己的文件，共 { $count } 行

window-step-fetch = 下载 Go { $version }
window-step-unpack = 解压并校验到
window-step-activate = 启用 Go { $version }：
window-step-make-dir = 创建文件夹
window-step-write-file = 写入
window-step-edit-shell-file = 让 { $shells } 找到 Go，加入带标记的区块：
window-step-prove = 验证：
window-step-prove-what = hello world、Go 的设置、新的 shell（{ $shells }）

window-sources-failed = { $sources }

window-install-title = 正在设置 Go { $version }
window-install-step = 第 { $step } 步，共 { $count } 步
window-install-note = 可以继续做其他事情。关闭窗口前会先询问。
window-stopping = 正在停止…
window-stopping-why = 正在停止，已完成的部分会保留

window-close-title = Go 仍在设置中
window-close-why = 停止不会丢失任何内容：再次设置会从这里继续
window-close-stop = 停止并关闭
window-close-stay = 保持打开

window-done = 一切就绪，新的终端可以使用 Go { $version }
window-done-why = 用时 { $time }。打开新的终端即可使用。
window-done-broken = Go { $version } 已安装，但有 { $count } 项验证失败
window-done-broken-why = 失败的项目已在下面标出。已完成的改动都可以撤销。
window-done-broken-below = 失败的项目已在下面标出
window-done-proved = 验证结果
window-done-download = 下载内容已校验：
window-done-next = 下一步
window-done-receipt = 收据 { $receipt }
window-next-terminal = 打开新的终端并输入：
window-next-undo = 全部撤销：

window-failed-look = 无法查看本机
window-failed-plan = 无法制定设置 Go 的计划
window-failed-plan-note = 没有任何改动
window-failed-run = 未能设置 Go
window-failed-run-note = 已完成的部分会保留，可以在“{ $history }”中撤销
window-failed-run-kept = 已完成的部分会保留，其余的保持原样
window-stopped = 设置已停止
window-stopped-why = 什么都没有丢失：重试会从这里继续

window-hint-try-again = 重试
window-hint-plan-again = 重试，并查看新的计划
window-hint-go-online = 在“{ $settings }”中关闭“{ $option }”
window-hint-install-packages = 安装 { $packages }（Debian 和 Ubuntu 中的名称），或使用 { $command }
window-error-missing = 无法打开窗口：本系统缺少 { $libraries }
window-error-refused = 无法打开窗口：{ $reason }

window-nav-versions = Go 版本
window-nav-history = 历史
window-nav-running = 进行中：{ $what }
window-run-title = 进行中：{ $what }
window-run-why = 可以同时查看其他内容
window-run-show = 查看
window-log-show = 显示日志
window-log-hide = 隐藏日志
window-changed = 已完成：{ $what }
window-changed-why = 用时 { $time }
window-failed-change = 未能完成：{ $what }
window-agree-change = 执行
window-nothing-to-do = 无需改动

window-step-fetch-from = 来自 { $sources }，若无响应还有 { $count } 个来源
window-refresh = 重新读取
window-nav-environment = 环境变量
window-nav-settings = 设置
window-next-project = 创建第一个项目…
window-project-folder = 项目文件夹
window-nav-compatibility = 兼容性
window-nav-tools = 工具
window-nav-checks = 检查
