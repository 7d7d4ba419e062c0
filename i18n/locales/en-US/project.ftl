### A first project.

project-title = Plan: a first project in { $path }
project-request = first project in { $path }
project-stays = the project in { $path } was worked on since and stays

project-proof-build = `go build`, without network
project-proof-run = the program, run
project-proof-test = `go test ./...`

project-next = Go on in { $path }: `go run .` runs it, `go test ./...` tests it

project-heading = A first project
