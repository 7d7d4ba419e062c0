### 窗口：唯一的下一步，用窗口中的位置代替命令行选项。

window-hint-free-space = 在此磁盘上腾出空间，然后重试
window-hint-free-space-bytes = 在此磁盘上腾出 { $size } 空间，然后重试
window-hint-check-network = 检查网络和代理，或在“{ $settings }”的“{ $sources }”中换用其他来源
window-hint-use-ca-file = 在“{ $settings }”的“{ $field }”中指定你网络的证书颁发机构
window-hint-pass-sha256 = 如果你从发布者处得知该归档文件的 sha256，请在终端中给出：{ $command }
window-hint-repair-markers = 手动修正 { $path } 的第 { $line } 行，然后重试
window-hint-grant-access = 为你的用户开放 { $path } 的读写权限，然后重试
window-hint-move-away = 移走 { $path }，然后重试
window-hint-look-at = 检查 { $path } 或它所在的磁盘，然后重试
window-hint-name-home = 把 HOME 设为存在的文件夹，然后重新启动 GoReady
window-hint-pass-as-owner = 以该用户的身份启动 GoReady
window-hint-wait-for-other = 等待另一次运行结束，然后重试
window-hint-undo-first = 先在“{ $history }”中撤销 { $receipts }
window-hint-set-up-first = 先在“{ $home }”点击“{ $button }”

window-hint-hand-008 = 在“{ $home }”点击“{ $button }”可安装最新版；“{ $versions }”页列出受支持的版本
window-hint-hand-090 = 把该文件拖到本窗口，即可安装它要求的版本
window-hint-hand-103 = 检查网络和代理；在中国可在“{ $settings }”中选择“{ $region }”
window-hint-hand-104 = 向网络的管理者索取证书，并在“{ $settings }”的“{ $field }”中指定
window-hint-hand-121 = 在“{ $home }”继续即可完成；也可以在“{ $history }”中撤销
