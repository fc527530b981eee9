export default function Home() {
  return <h1>Qihang</h1>;
}
