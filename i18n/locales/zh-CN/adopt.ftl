### 由别人安装、在原位置使用的 Go。

adopt-examining = 正在把 { $path } 中的文件与发布的版本比较…
adopt-fetching = 正在获取发布的版本，以便指出哪些文件不同…

adopt-title = 计划：在原位置使用 { $path } 中的 Go { $version }
adopt-request = 接管 { $path } 中的 Go { $version }
adopt-step = 让 { $link } 指向 { $path } 中的 Go，后者保持不变
adopt-forget = 不再使用 { $path } 中的 Go，它保持不变：移除链接 { $link }

adopt-why-pristine = 每个文件都与发布时一致（{ $evidence }）
adopt-why-gone = 作为此版本接管的 Go 已经不在原处

# $files 是 adopt-file-… 的列表
adopt-warn-altered = { $path } 中有 { $count } 个文件与发布时不同：{ $files }
adopt-warn-altered-somewhere = { $path } 中的文件与发布时不同；无法指出是哪些文件（{ $reason }）
adopt-warn-not-compared = { $path } 中的文件没有与发布的版本比较（{ $reason }）
adopt-file-changed = { $path }（已更改）
adopt-file-missing = { $path }（缺失）
adopt-file-added = { $path }（多出）

adopt-because-offline = goready 没有内置这个发行版的校验值，而这次不使用网络
adopt-because-no-proxy = 来源中没有模块代理
adopt-because-no-answer = 没有来源作出回应（{ $code }）
adopt-because-unreadable = 有内容无法读取或写入（{ $code }）

adopt-error-absent = { $path } 处什么都没有
adopt-error-not-a-go = { $path } 不是 Go：既不是它的文件夹，也不是它的 go 命令
adopt-error-script = { $path } 的 go 命令是脚本，可能启动任何 Go；请指明 Go 本身的文件夹
adopt-error-no-release = { $path } 不是 Go 的发布版本：它的 VERSION 文件写着“{ $says }”
adopt-error-foreign = { $path } 面向 { $platform }，而本机是 { $wanted }
adopt-error-partial = { $path } 中的 Go 不完整：缺少 { $missing }
adopt-error-stomped = { $path } 中的 Go 已损坏：两个版本被解压到一起
adopt-error-ours = { $path } 是我们自己的 Go { $version }，无需接管
adopt-error-taken = Go { $version } 已经安装；{ $path } 无法以同一版本与它并存
adopt-error-replaced = { $path } 中已经不是 Go { $version }

adopt-list-line = { $version }（{ $owner }；接管自 { $path }）
adopt-list-other = { $version }（接管自 { $path }，那里现在是 Go { $now }）
adopt-list-gone = { $version }（接管自 { $path }，但它已不在那里）
adopt-status = { $sdk }，已接管
