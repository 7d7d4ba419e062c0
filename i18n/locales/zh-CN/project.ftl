### 第一个项目。

project-title = 计划：在 { $path } 中创建第一个项目
project-request = 在 { $path } 中创建第一个项目
project-stays = { $path } 中的项目已有改动，因此保留

project-proof-build = `go build`（不使用网络）
project-proof-run = 运行程序
project-proof-test = `go test ./...`

project-next = 接下来可以在 { $path } 中继续：`go run .` 运行程序，`go test ./...` 运行测试

project-heading = 第一个项目
