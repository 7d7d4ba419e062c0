### 命令行帮助。id 由命令和选项得出。

cli-heading-usage = 用法
cli-heading-commands = 命令
cli-heading-arguments = 参数
cli-heading-options = 选项
cli-heading-global = 所有命令共有的选项
cli-heading-examples = 示例
cli-more-help = `goready help COMMAND` 会说明某个命令

cli-goready-about = 让电脑准备好使用 Go，并加以验证
cli-goready-examples =
    goready                         询问、显示计划并设置 Go
    goready setup --yes             不询问，直接设置最新的稳定版 Go
    goready setup --go 1.23 -n      显示设置 Go 1.23 会做什么
    goready undo                    撤销最近一次改动

cli-setup-about = 安装并启用一个 Go，让每个 shell 都能找到它
cli-setup-examples =
    goready setup                              询问、显示计划并设置
    goready setup --yes                        最新的稳定版 Go，不询问
    goready setup --go 1.23                    Go 1.23 的最新补丁版
    goready setup --go ./go.mod                项目所要求的 Go
    goready setup --from go1.23.12.tar.gz      使用本机上的归档文件
    goready setup --region cn                  使用在中国可访问的服务
    goready setup --dry-run                    只显示计划，不做任何改动

cli-plan-about = 显示 `setup` 会做什么，不做任何改动
cli-plan-examples =
    goready plan --go 1.23                      用文字说明
    goready plan --go 1.23 --json > plan.json   保存下来供 goready apply 使用

cli-apply-about = 执行由 `goready plan --json` 保存的计划
cli-apply-examples =
    goready apply plan.json                    如果此后电脑有变化，则拒绝执行

cli-verify-about = 验证当前启用的 Go 可用，包括在全新的 shell 中
cli-verify-examples =
    goready verify                  每项验证一行
    goready verify --json           供程序使用

cli-undo-about = 撤销某张收据所做的事；未指定时撤销最近一张
cli-undo-examples =
    goready undo                    最近一次改动
    goready undo 0003               这一张
    goready undo --all --yes        全部撤销，不询问

cli-history-about = 列出收据：做过什么、何时做的
cli-history-examples =
    goready history                 每张收据一行

cli-status-about = 说明这台电脑上有什么，以及每个值的来源
cli-status-examples =
    goready status                  用文字说明
    goready status --json           供程序使用

cli-doctor-about = 检查常见的各种问题，并说明如何修复
cli-doctor-examples =
    goready doctor                  每项检查一行
    goready doctor --fix            显示修复计划，询问后执行
    goready doctor --report r.txt   可以公开张贴的报告

cli-why-about = 说明 shell、编辑器、服务、sudo 和 ssh 各得到哪个 Go，以及经由何处
cli-why-examples =
    goready why                     各处得到哪个 go
    goready why gopls               各处得到哪个 gopls
    goready why --fix               让 shell 和桌面都以启用的 Go 为先

cli-env-about = 显示 Go 的设置：每个值、它的来源和含义
cli-env-examples =
    goready env                     全部变量
    goready env GOPROXY             其中一个
    goready env --changed           仅与默认值不同的

cli-sdk-about = 并存多个 Go
cli-sdk-list-about = 列出已安装或可安装的 Go
cli-sdk-list-examples =
    goready sdk list                已安装的
    goready sdk list --available    每个版本线的最新版
cli-sdk-install-about = 在当前启用的 Go 之外再安装一个
cli-sdk-install-examples =
    goready sdk install 1.22        Go 1.22 的最新补丁版
    goready sdk install --from go1.22.12.linux-amd64.tar.gz
cli-sdk-update-about = 安装某个版本线的最新补丁版；未指定时为当前启用的版本线
cli-sdk-update-examples =
    goready sdk update              当前启用的版本线
    goready sdk update 1.22         这个版本线
cli-sdk-use-about = 启用另一个已安装的 Go
cli-sdk-use-examples =
    goready sdk use 1.22            已安装的 Go 1.22 最新补丁版
    goready sdk use 1.22.5          正是这一个
cli-sdk-adopt-about = 在原位置使用别人安装的 Go
cli-sdk-adopt-examples =
    goready sdk adopt /usr/local/go        它留在原处，goready 绝不删除它
    goready sdk remove 1.22.5              不再使用接管的 Go；它本身不受影响
cli-sdk-remove-about = 移除一个已安装的 Go
cli-sdk-remove-examples =
    goready sdk remove 1.22.5       只移除收据列出的文件

cli-matrix-about = 显示哪个 Go 能为哪个目标平台构建，以及可以下载什么
cli-matrix-examples =
    goready matrix                              所有版本线，所有目标平台
    goready matrix --os linux --arch riscv64    用文字说明一个目标平台
    goready matrix --go 1.21,1.27 --os windows  两个版本线
    goready matrix --json                       供程序使用

cli-new-about = 创建第一个项目：一个带程序和测试的模块，并构建、运行和测试它
cli-new-examples =
    goready new hello               在新文件夹 hello 中
    goready new .                   就在这里，要求文件夹为空

cli-cache-about = 查看和清空可以重新下载或构建的内容
cli-cache-list-about = 列出有内容的缓存，包括我们的和 Go 的
cli-cache-list-examples =
    goready cache list              每个缓存及其大小
    goready cache list --json       供程序使用
cli-cache-clean-about = 清空缓存；不指定名称时清空我们的全部缓存，不动 Go 的缓存
cli-cache-clean-examples =
    goready cache clean             我们的全部缓存
    goready cache clean -n          只显示会释放多少空间
    goready cache clean go-modules  与 `go clean -modcache` 移除的内容相同

cli-completions-about = 输出某个 shell 的补全脚本
cli-completions-examples =
    goready completions bash > ~/.local/share/bash-completion/completions/goready
    goready completions fish | source   仅限当前的 fish

cli-man-about = 输出手册页
cli-schema-about = 输出某个 JSON 回答的结构定义；未指定名称时列出所有名称
cli-help-about = 说明某个命令
cli-help-examples =
    goready help setup              与 goready setup --help 相同
    goready help sdk use

cli-arg-home = 把 DIR 当作主目录
cli-arg-as-owner = 以 root 身份在另一用户的主目录中工作，文件归该用户所有
cli-arg-yes = 预先同意计划
cli-arg-dry-run = 只显示计划，不做任何改动
cli-arg-json = 在标准输出上输出一个 JSON 对象
cli-arg-lang = 所有文本的语言：en-US 或 zh-CN
cli-arg-region = 优先使用哪个地区的服务：default 或 cn
cli-arg-source = Go 的来源，按顺序以逗号分隔：go.dev、modules、镜像地址、goproxy:LIST
cli-arg-ca-file = 同时信任 FILE 中的证书颁发机构
cli-arg-offline = 不使用网络
cli-arg-refresh = 重新查询发布列表，即使它不到一天
cli-arg-wait = 最多等待另一次运行 SECS 秒；在终端上默认 300，否则为 0
cli-arg-terminal = 即使可以打开窗口，也使用终端
cli-arg-quiet = 只说明出错的事
cli-arg-verbose = 运行时显示日志
cli-arg-no-color = 不使用颜色
cli-arg-detailed-exitcode = 如果有改动或将有改动，以 2 退出
cli-arg-help = 说明这个命令
cli-arg-version = 显示 goready 的版本

cli-arg-go = 哪个 Go：stable、oldstable、1.23、1.23.12，或 go.mod、go.work 文件的路径，或含有它们的文件夹的路径；默认 stable
cli-arg-from = 使用此归档文件（tar.gz 或 zip）中的 Go
cli-arg-sha256 = 你所知道的该归档文件的哈希
cli-arg-shells = 需要找到这个 Go 的 shell，以逗号分隔；或 installed、none
cli-arg-goproxy = 同时把 GOPROXY 设为 LIST，与 `go env -w` 相同
cli-arg-gopath = 同时把 GOPATH 设为 DIR，与 `go env -w` 相同
cli-arg-tools = 同时安装的工具，以逗号分隔：gopls、dlv、goimports、staticcheck，需要时加 @VERSION 或 @latest；或 default、none；默认 none
cli-arg-tools-install-tools = gopls、dlv、goimports 或 staticcheck，需要时加 @VERSION 或 @latest；未指定时为 gopls、dlv 和 goimports
cli-arg-tools-update-tools = gopls、dlv、goimports 或 staticcheck；未指定时为我们的所有工具
cli-arg-tools-remove-tools = gopls、dlv、goimports 或 staticcheck
cli-arg-apply-plan = 保存 `goready plan --json` 输出的文件
cli-arg-undo-receipt = 哪张收据，见 `goready history`
cli-arg-undo-all = 全部撤销
cli-arg-sdk-list-available = 列出可以安装的 Go
cli-arg-sdk-install-go = 哪个 Go：stable、oldstable、1.23、1.23.12，或 go.mod、go.work 文件的路径，或含有它们的文件夹的路径
cli-arg-sdk-update-line = 哪个版本线，例如 1.23
cli-arg-sdk-use-go = 哪个已安装的 Go：1.23 或 1.23.12
cli-arg-sdk-adopt-path = 它的文件夹，或其中的 go 命令
cli-arg-sdk-remove-go = 哪个已安装的 Go：1.23 或 1.23.12
cli-arg-doctor-fix = 修复可以修复的问题
cli-arg-doctor-report = 把不含名称、密码和令牌的报告写入 FILE
cli-arg-matrix-go = 哪些版本线，以逗号分隔：1.23、stable、oldstable，或 go.mod、go.work 的路径
cli-arg-matrix-os = 哪些操作系统，用 GOOS 的名称，以逗号分隔
cli-arg-matrix-arch = 哪些架构，用 GOARCH 的名称，以逗号分隔
cli-arg-new-dir = 文件夹：为空，或尚不存在
cli-arg-cache-clean-caches = downloads、catalog、proofs、staging、go-build 或 go-modules
cli-arg-why-command = 哪个命令，例如 gopls；未指定时为 go
cli-arg-why-fix = 让 shell 和桌面都以启用的 Go 为先
cli-arg-env-variable = 哪个变量；未指定时为全部
cli-arg-env-changed = 只显示与默认值不同的
cli-arg-env-set = 设置它，如同 `go env -w`：GOPATH、GOBIN 或 GOPROXY
cli-arg-env-unset = 取消设置，如同 `go env -u`
cli-arg-completions-shell = bash、zsh、fish、elvish 或 powershell
cli-arg-schema-name = 例如 goready.setup.v1
cli-arg-help-command = 命令，例如 `sdk use`

cli-what-happened-about = 显示窗口意外停止的原因
cli-arg-what-happened-code = 错误代码
cli-arg-what-happened-report = 包含详细内容的文件
cli-arg-what-happened-message = 发生了什么
