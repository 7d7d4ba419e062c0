### 计划：要做什么、为什么、怎样撤销。

plan-title-set-up = 计划：设置 { $go }
plan-title-install = 计划：安装 { $go }
plan-title-activate = 计划：启用 Go { $version }
plan-title-remove = 计划：移除 Go { $version }
plan-title-mend = 计划：修复 doctor 发现的问题
plan-title-undo = 计划：撤销 { $receipts }

plan-wanted-go = 所要求的 Go
plan-wanted-archive = { $path } 中的 Go

plan-fetch = 下载 Go { $version }（{ $size }）
plan-fetch-local = 检查归档文件 { $path }
plan-fetch-from = 来源：{ $sources }
plan-unpack = 解压并校验到 { $path }（占用 { $size }）
plan-activate = 启用 Go { $version }：{ $link } 指向 { $target }
plan-deactivate = 不启用任何 Go：移除链接 { $link }
plan-make-dir = 创建文件夹 { $path }
plan-write-file = 写入 { $path }
plan-edit-shell-file = 在 { $path } 中加入带标记的区块，供 { $shells } 读取
plan-set-go-env = 在 { $path } 中设置 { $values }，与 `go env -w` 相同
plan-unset-go-env = 在 { $path } 中取消 { $variables }，与 `go env -u` 相同
plan-set-and-unset-go-env = 在 { $path } 中设置 { $values } 并取消 { $variables }，与 `go env -w` 和 `go env -u` 相同
plan-empty-settings = 清空 { $path } 中的 { $settings }，让编辑器使用 PATH 中的 Go
plan-set-aside = 把损坏的 Go { $version } 从 { $path } 移到 { $aside }
plan-move-back = 把 Go { $version } 移回 { $path }
plan-remove-sdk = 从 { $path } 移除 Go { $version }
plan-restore-file = 恢复 { $path } 原来的内容
plan-remove-file = 移除 { $path }
plan-take-out-block = 从 { $path } 中取出带标记的区块
plan-restore-go-env = 恢复 { $path } 中 { $names } 原来的值
plan-restore-link = 让链接 { $link } 重新指向 { $target }
plan-remove-link = 移除链接 { $link }
plan-remove-dirs = 移除我们创建的空文件夹
plan-remove-caches = 移除我们的下载、构建缓存和日志

plan-why-not-installed = 尚未安装
plan-why-not-active = { $active ->
        [none] 目前没有启用我们的 Go
       *[other] 目前启用的是 Go { $active }
    }
plan-why-shells = { $shells } 需要找到它
plan-why-stale = 缺失，或来自以前的设置
plan-why-takes-away = 某个启动文件把 { $variables } 设成了会破坏 Go 的值
plan-why-damaged = 原位置上的 Go 已损坏
plan-why-desktop = 从桌面启动的程序需要找到它
plan-why-editor = 编辑器遵循它而不是 PATH
plan-why-go-install = `go install` 把程序放在那里
plan-why-asked = 按要求
plan-why-active-removed = 当前启用的 Go 将被移除
plan-why-undone = 由 { $receipt } 完成

plan-undo-remove = 撤销时移除
plan-undo-restore = 撤销时恢复原状
plan-undo-nothing = 无需撤销
plan-undo-install-again = 无法撤销，但可以重新安装

plan-step-note = 原因：{ $why }；{ $undo }
plan-download = 最多占用 { $disk } 磁盘空间，其中需下载 { $download }
plan-disk = 最多占用 { $disk } 磁盘空间
plan-take-back-none = 这无法撤销
plan-take-back-rest = 撤销其中可以撤销的部分：{ $command }
plan-take-back = 全部撤销：{ $command }
plan-nothing-to-do = 无需改动
plan-already = 已经就绪：{ $what }
plan-satisfied-installed = Go { $version } 已安装
plan-satisfied-active = Go { $version } 已启用
plan-satisfied-undone = { $path } 与原来一致

plan-warning = 注意：{ $warning }
plan-warn-shell-file-left = { $path } 保持不变（{ $obstacle }）；{ $shells } 可能找不到这个 Go
plan-warn-shells-not-installed = 这里没有安装 { $shells }，因此不为它做任何改动
plan-warn-no-shell-knows-us = 还没有 shell 文件含有 goready 的内容，新的 shell 找不到 Go { $version }；运行 `goready doctor --fix` 写入
plan-warn-goroot-taken-away = { $path } 第 { $line } 行把 GOROOT 设为 { $value }，会使这个 Go 无法工作；该行保持不变，新的 shell 会在它之后清除这个变量
plan-warn-gopath-not-followed = { $path } 第 { $line } 行设置 GOPATH 的方式无法识别；新的 shell 将使用 { $value }。要保留自己的设置：先运行 go env -w GOPATH=目录，再重新运行本命令
plan-warn-goroot = GOROOT 被设为 { $value }（{ $origin }）；取消设置之前，这个 Go 无法工作
plan-warn-gopath-kept = 保留你的 GOPATH { $value }（{ $origin }）
plan-warn-other-go-first = 目前 PATH 中另一个 Go 排在最前：{ $root }（{ $version }）；新的 shell 会找到我们的 Go
plan-warn-out-of-support = Go { $version } 不再获得安全修复
plan-warn-noexec = 无法从 { $path } 启动程序：它以 noexec 方式挂载
plan-warn-needs-glibc = Go { $version } 需要 glibc，而本系统使用 musl
plan-warn-continues = 之前的一次运行被中断；本次将完成它的收据 { $receipt }
plan-warn-becomes-active = 将启用 Go { $version }
plan-warn-none-active = 之后将不启用我们的任何 Go
plan-warn-old-bytes-gone = { $path } 处原来的内容已无处保存；现在的文件保持不变
plan-warn-changed-since = { $path } 后来被修改过；只移除我们的部分
plan-warn-stays-changed = { $path } 后来被修改过，予以保留
plan-warn-occupied = { $path } 予以保留（{ $obstacle }）
plan-warn-occupied-kept = { $path } 予以保留（{ $obstacle }）；我们修改之前的内容保存在 { $kept }
plan-warn-sdk-stays-removed = Go { $version } 不会自动恢复；请重新安装
