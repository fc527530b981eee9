import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";
import type { ShownCertificate } from "./certificate-page";

/** The papers as they were frozen, each with its hash. */
export function FrozenFiles(props: { id: number; files: ShownCertificate["files"]; canOpen: boolean }) {
  const t = useText(certificatesText);
  return (
    <Sheet title={t("page.files")} count={props.files.length} foot={t("page.filesHelp")}>
      <table className="tbl two">
        <caption className="vh">{t("page.files")}</caption>
        <tbody>
          {props.files.map((f) => (
            <tr key={f.id}>
              <td className="nw">
                {props.canOpen ? (
                  <a href={`/certificates/${props.id}/certificate.pdf?file=${f.id}`}>
                    {t(`page.file.${f.kind}`)}
                  </a>
                ) : (
                  t(`page.file.${f.kind}`)
                )}
              </td>
              <td className="nw">{f.at}</td>
              <td className="code wide t12">
                {t("page.sha")} {f.sha256}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
