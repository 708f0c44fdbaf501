// Loaded before the app: remembers the threads that it starts.
const threads = []
Object.assign(globalThis, { threads })
process.on('worker', worker => threads.push(worker))
