export async function measureHour() {
  return []
}
