### 出了什么错：尝试了什么，原因是什么。下一步见 hint.ftl。

## 文件、主目录、锁、程序

error-fs-full = 磁盘已满，无法完成（{ $op }）：{ $path }
error-fs-denied = 没有权限（{ $op }）：{ $path }
error-fs-read-only = 文件系统为只读（{ $op }）：{ $path }
error-fs-missing = 没有这个文件或文件夹（{ $op }）：{ $path }
error-fs-other = 未能完成（{ $op }）：{ $path }：{ $reason }
error-fs-not-a-file = 未能完成（{ $op }）：{ $path }：{ $obstacle }
error-fs-op =
    { $op ->
        [read] 读取
        [write] 写入
        [create_dir] 创建文件夹
        [list] 列出
        [inspect] 查看
        [rename] 重命名
        [link] 创建链接
        [remove] 移除
        [sync] 等待磁盘保存
       *[lock] 锁定
    }
error-home-unset = 未设置 HOME，因此没有可用的主目录
error-home-relative = 主目录不是绝对路径：{ $path }
error-home-not-directory = 主目录不是文件夹：{ $path }
error-home-foreign = 主目录 { $path } 属于另一个用户（{ $owner }），而当前是 root
error-home-gone = 主目录在此期间消失了：{ $path }
error-lock-held = 另一次运行正在工作：{ $holder }
error-lock-cancelled = 等待另一次运行时被取消
error-receipt-damaged = 收据 { $path } 的第 { $line } 行已损坏：{ $reason }
error-receipt-torn = 收据 { $path } 不完整：缺少结尾
error-receipt-newer = 收据 { $path } 由更新的 goready 写成（格式 { $format }）

## 要求

error-services-syntax = 无法读取服务列表：{ $reason }
error-services-entry = 服务 { $entry } 的描述有误：{ $reason }
error-services-unknown = 没有名为“{ $id }”的来源或地区
error-goproxy-empty = GOPROXY 列表为空
error-goproxy-not-a-url = 不是模块代理的地址：{ $entry }
error-goproxy-scheme = 模块代理使用 https、http 或 file，而不是 { $scheme }：{ $entry }
error-goproxy-module = 不是模块路径或版本：{ $text }

error-catalog-request = 既不是 Go 的版本，也不是代表版本的词：“{ $text }”
error-catalog-mod-file = { $path } 的第 { $line } 行没有可用的 Go 版本：{ $reason }
error-catalog-unknown = 没有名为“{ $wanted }”的 Go 版本
error-catalog-not-for-platform = Go { $version } 不支持 { $platform }：{ $gap }
error-catalog-gap-starts = 该平台的第一个版本是 Go { $version }
error-catalog-gap-ends = 该平台的最后一个版本是 Go { $version }
error-catalog-gap-missing = 这个版本没有提供它
error-catalog-gap-never = 从未有任何版本支持它
error-catalog-too-old = goready 可设置 Go { $oldest } 及更新版本，而不是 { $wanted }
error-catalog-index-syntax = { $host } 的回答不是 Go 版本列表：{ $reason }
error-catalog-index-too-large = { $host } 的回答有 { $size }，超过任何 Go 版本列表
error-catalog-hash-conflict = { $host } 为 { $file } 列出的 sha256 与已知的不同：是 { $listed }，而不是 { $expected }
error-catalog-cache-syntax = 保存的版本列表在第 { $line } 行损坏：{ $reason }

## 计划

error-plan-no-source = 没有来源以可校验的形式提供 Go { $version }
error-plan-unknown-archive = 没有任何依据可以担保归档文件 { $path }；它的 sha256 是 { $sha256 }
error-plan-foreign-archive = 归档文件 { $path } 适用于 { $archive }，而这台电脑是 { $machine }
error-plan-not-installed = 未安装 Go { $version }
error-plan-broken-markers = { $path } 中我们的标记在第 { $line } 行不成对，因此不改动该文件
error-plan-blocked = 无法修改 { $path }（{ $obstacle }）；没有 shell 能找到 Go
error-plan-place-taken = { $path } 处有不属于我们的东西
error-plan-not-empty = { $path } 不是空文件夹；第一个项目需要空文件夹，或尚未使用的名称
error-plan-cache-in-use = { $path } 中有正在使用的 Go（{ $root }）；先用 `goready sdk remove` 停用它，再清空缓存
error-plan-not-a-cache = { $path } 看起来不是 Go 的缓存，因此不会移除其中的任何内容
error-plan-home-read-only = 主目录不可写：{ $path }
error-plan-no-space = { $path } 处空间不足：需要 { $needed }，可用 { $free }
error-plan-no-receipt = 没有可以撤销的收据 { $id }
error-plan-later-receipts = 后来的收据依赖于 { $id }：{ $later }

error-quote-control = 含有换行或其他控制字符的路径无法写入 shell 文件：{ $value }
error-quote-not-unicode = 不是 Unicode 的路径无法写入 shell 文件：{ $path }
error-quote-separator = 含有“{ $separator }”的路径不能作为 PATH 的条目：{ $path }
error-quote-relative = 相对路径不能作为 PATH 的条目：{ $path }
error-quote-variable = 不能用作环境变量名：{ $name }

## 执行

error-apply-cancelled = 已按要求停止；没有启用任何未完成的内容
error-apply-changed = { $path } 在计划制定之后被修改过，因此没有动它
error-apply-plan-outdated = 计划制定之后，这台电脑有了变化
error-apply-offline = 这台电脑没有下载过 Go { $version }，而现在不允许使用网络
error-apply-no-source-served = 没有来源提供 Go { $version }：{ $failed }
error-apply-failed-source = { $url } 未能提供（{ $message }）[{ $code }]
error-apply-other-version = 归档文件中是 { $found }，而不是 Go { $version }
error-apply-tree-hash = Go { $version } 与应有的不符：目录哈希是 { $found }，而不是 { $expected }
error-apply-place-taken = 要放置的位置已有不属于我们的东西：{ $path }
error-apply-not-listed = 没有收据列出 { $path } 的文件，因此不移除任何文件
error-apply-go-env-file = { $path } 的第 { $line } 行无法在不丢失内容的情况下修改
error-apply-broken-markers = { $path } 中我们的标记在第 { $line } 行不成对

## 命令行

error-cli-needs-yes = 这里无法询问任何人，因此没有做任何改动
error-cli-declined = 已取消；没有做任何改动
error-cli-no-plan-file = 没有文件 { $path }
error-cli-plan-file = { $path } 中没有由 `goready plan --json` 保存的计划：{ $reason }
error-cli-plan-altered = { $path } 中的计划在保存之后被修改过
error-cli-none-active = 没有启用我们的 Go
error-cli-output = 无法写入标准输出：{ $reason }
error-cli-terminal = 无法使用终端：{ $reason }
error-cli-file-there = { $path } 已经存在，保持原样
error-cli-not-opened = 无法启动 { $program }：{ $reason }
error-cli-not-shown = { $program } 一启动就出错退出
error-cli-panicked = goready 遇到了自身的缺陷：{ $message }

error-use-unknown-option = 这里没有选项 { $option }
error-use-unknown-command = 没有命令“{ $command }”
error-use-unexpected-argument = 多余的参数：“{ $argument }”
error-use-invalid-value = { $option } 不接受“{ $value }”
error-use-missing-value = { $option } 需要一个值
error-use-missing-arguments = 缺少：{ $arguments }
error-use-missing-command = 后面必须跟一个命令
error-use-conflict = { $one } 与 { $other } 不能同时使用
error-use-given-twice = { $option } 给出了两次
error-use-not-utf8 = 命令行中有不是文本（UTF-8）的字节
error-use-nothing-asked = 没有给出命令，而这里无法询问任何人
error-use-other = 无法理解命令行：{ $reason }

error-set-syntax = { $path } 的第 { $line } 行不是 TOML：{ $reason }
error-set-unknown-key = { $path } 的第 { $line } 行：没有设置项 { $key }
error-set-value = { $path } 的第 { $line } 行：{ $key } { $wrong }
error-set-variable = 变量 { $name } { $wrong }
error-set-wrong-word = 不接受“{ $value }”
error-set-wrong-apart = 不能同时接受 { $one } 和 { $other }
error-set-wrong-seconds = 必须是整数秒，而不是“{ $value }”
error-set-wrong-type =
    { $kind ->
        [text] 必须是带引号的文本
        [list] 必须是文本列表
        [number] 必须是整数
        [table] 必须是表
       *[switch] 必须是 true 或 false
    }
