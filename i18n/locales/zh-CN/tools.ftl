### 工具：哪个版本适合哪个 Go，以及原因。“它”始终指该工具。

tools-for = 适合 Go { $version } 的工具：
tools-no-go = 没有启用我们的 Go，因此无从判断哪个版本适合；已知的工具有：
# $fits 是工具及其版本和原因
tools-line-absent = { $fits }；尚未安装
tools-line-blocked = { $fits }；{ $path } 已存在，但不是可以运行的程序
tools-line-unknown = { $fits }；{ $path } 已存在，但不是由 Go 构建的，或者无法读出其来源
tools-line-found = { $fits }；现有：{ $found }
tools-found = { $version }，位于 { $path }，由 { $built } 构建

# $why 是 tools-why-… 之一
tools-fits = { $tool } { $version }（{ $why }）
tools-fits-tagged = { $tool } { $version }，在此平台上属实验性，需构建标签 { $tag }（{ $why }）
tools-not-here = { $tool } 不支持这个平台：{ $gap }
tools-no-pin = { $tool }：尚不清楚哪个版本适合这个 Go

tools-why-newest = 最新版
tools-why-needs-go = { $version } 需要 Go { $go }
tools-why-older-patch = 从 Go { $go } 起，{ $version } 才适合
tools-why-does-not-build = { $version } 无法用这个 Go 编译
tools-why-refuses = { $version } 拒绝配合这个 Go 工作
tools-why-warns = { $version } 可用，但会对这个 Go 发出警告

tools-gap-os = 它不支持这个操作系统
tools-gap-arch = 它不支持此系统上的这种处理器架构
tools-gap-cgo = 在那里只能借助 cgo 和 C 编译器构建
tools-gap-go-too-old = 在那里它只适用于 Go { $least } 及更新版本
tools-gap-unlisted = 它从未提到这个平台

tools-misfit-needs-go = 它需要 Go { $least } 或更新版本
tools-misfit-other-lines = 它只适用于 Go { $first } 至 { $last }

tools-title-install = 计划：为 Go { $go } 准备工具：{ $tools }
tools-title-remove = 计划：移除 { $tools }
tools-request-install = 安装 { $tools }
tools-request-remove = 移除 { $tools }

tools-build = 用 Go { $go } 构建 { $tool } { $version }，并启动一次
tools-build-tagged = 用 Go { $go } 和构建标签 { $tag }（实验性）构建 { $tool } { $version }，并启动一次
tools-place = 把 { $tool } { $version } 复制到 { $path }
tools-remove = 从我们的仓库移除由 Go { $go } 构建的 { $tool } { $version }
tools-why-not-built = 尚未用这个 Go 构建
tools-why-there = shell 和编辑器在那里寻找它
tools-in-place = 由 Go { $go } 构建的 { $tool } { $version } 已就位

tools-warn-none-fits = 已知的 { $tool } 版本都不适合 Go { $go }
tools-warn-replaced = { $path } 处的 { $tool } 不是我们的；它将被替换，撤销时会恢复
# $command 是 goready 的一条命令
tools-warn-of-other-go = 由另一个 Go 构建：{ $tools }；运行 `{ $command }` 可构建适合 Go { $go } 的版本
tools-warn-stays-removed = { $tool } { $version } 不会自动恢复；请重新安装

tools-building-modules = 已获取 { $count } 个模块
tools-building-packages = 已编译 { $count } 个包
tools-building-packages-of = 已编译 { $count } 个包（共约 { $before } 个）
# $of 是以上三条之一
tools-building-left = { $of }，{ $left }

tools-choose = 还要安装哪些工具？
tools-choose-none = 不安装

tools-proof = { $tool } 实际工作
tools-seen-diagnosed = 报告了有错误的文件：“{ $message }”
tools-seen-stopped = 停在 main.main 并输出变量：{ $value }
tools-seen-import-added = 补上了缺少的导入：{ $line }
tools-seen-ptrace-forbidden = 可以启动，但在这里不能跟踪程序：{ $cause ->
        [admin] kernel.yama.ptrace_scope 为 2；运行 `sudo sysctl kernel.yama.ptrace_scope=1` 即可允许
        [nobody] kernel.yama.ptrace_scope 为 3，改用其他值并重新启动电脑之前都不行
       *[filtered] 容器或安全策略禁止这样做；请用 --cap-add=SYS_PTRACE 启动容器
    }

tools-error-does-not-fit = { $tool } { $version } 不适合 Go { $go }：{ $why }。适合的版本是 { $fits }
tools-error-none-fits = { $tool } { $version } 不适合 Go { $go }：{ $why }
tools-error-place = 无法把程序放到 { $path }（{ $obstacle }）
tools-error-not-installed = 我们的仓库中没有 { $tool }
tools-error-no-active-go = 没有启用我们的 Go，因此无法构建工具
tools-error-not-built = 无法用 Go { $go } 构建 { $tool } { $version }：{ $cause ->
        [needs_newer_go] 它需要更新的 Go
        [no_such_version] 有回应的模块来源都没有这个版本
        [refused] 模块来源拒绝提供，版本不存在时有的来源也会这样
        [unreachable] 无法获取它的模块
        [integrity] 有模块与校验和数据库不符
        [disk_full] 磁盘已满
        [silent] 五分钟内没有任何进展
        [not_started] 无法启动 go 命令
       *[compiler] 无法编译
    }（{ $said }）
tools-error-not-fetched = 这台电脑没有获取过 { $tool } { $version }，而现在不允许使用网络
tools-error-does-not-start = { $tool } { $version } 已构建，但无法启动：{ $said }
