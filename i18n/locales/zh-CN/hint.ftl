### 唯一的下一步。

hint-run-again = 再次运行同一命令；已完成的部分会保留
hint-free-space = 在此磁盘上腾出空间，然后再次运行同一命令
hint-free-space-bytes = 在此磁盘上腾出 { $size } 空间，然后再次运行同一命令
hint-check-network = 检查网络和代理设置，或用 --source 指定其他来源
hint-check-clock = 检查这台电脑的时钟
hint-use-ca-file = 用 --ca-file FILE 指定你网络的证书颁发机构
hint-pass-sha256 = 如果你从发布者处得知该归档文件的 sha256，请用 --sha256 给出
hint-fetch-again = 重新下载；这份副本已损坏或被篡改
hint-distrust-source = 不要使用这个来源，并告知其运营者
hint-choose-other = 请使用其中之一：{ $nearest }
hint-choose-one = 请使用 { $nearest }
hint-repair-markers = 手动修正 { $path } 的第 { $line } 行，然后再次运行同一命令
hint-grant-access = 让你可以写入 { $path }，或用 --home DIR 选择其他主目录
hint-move-away = 移走 { $path }，然后再次运行同一命令
hint-name-home = 把 HOME 设为存在的文件夹，或用 --home DIR 指定
hint-wait-for-other = 等待另一次运行结束，或使用 --wait SECS
hint-plan-again = 重新制定计划
hint-undo-first = 先撤销 { $receipts }
hint-go-online = 不带 --offline 运行
hint-update-goready = 更新 goready
hint-report-bug = 请报告此问题，并附上日志
hint-see-help = 查看 { $command }
hint-run-command = 运行 { $command }
hint-save-plan-again = 重新保存计划：goready plan --json > plan.json
hint-mend-line = 修正或移除 { $path } 的第 { $line } 行
hint-mend-variable = 给 { $name } 设置其他值，或取消设置
