import type { SubmissionResult } from "@conform-to/react";
import { useEffect, useState } from "react";
import { useFields } from "~/platform/forms/use-fields";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Combobox, type ComboboxItem } from "~/ui/combobox";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Note } from "~/ui/sheet";
import { divisionLimit } from "../division-items";
import { villagesText } from "../text";
import { PositionField } from "./position-field";

const findDivisions = async (text: string): Promise<readonly ComboboxItem[]> => {
  const answer = await fetch(`/villages/divisions?${new URLSearchParams({ q: text })}`);
  return answer.ok ? ((await answer.json()) as ComboboxItem[]) : [];
};

/**
 * One of the city's five thousand villages, found by typing. Before script arrives the search is a form of its own
 * above, and what it found stands in a plain list.
 */
export function NewVillageForm(props: {
  lastResult?: SubmissionResult<string[]>;
  chosen: readonly ComboboxItem[];
  asked: string;
  found: readonly ComboboxItem[];
  today: string;
}) {
  const t = useText(villagesText);
  const i = useText(interfaceText);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const items = [...props.chosen, ...props.found.filter((f) => f.value !== props.chosen[0]?.value)];
  const f = useFields<
    { division?: string; divisionWords?: string; workGroup?: string; joinedOn?: string; position?: string },
    typeof villagesText.zh
  >(villagesText, { lastResult: props.lastResult, defaultValue: { joinedOn: props.today } });
  return (
    <div className="stack form">
      {!ready && <SearchStep asked={props.asked} found={props.found.length} />}
      <form method="post" className="sheet" key={f.key} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("form.errors", { count })} items={f.items} />
          <Combobox
            {...f.field("division")}
            label={t("add.division")}
            help={t("add.divisionHelp")}
            items={items}
            empty={t("add.choose")}
            nothing={t("add.nothing")}
            several={i("pick.several")}
            load={findDivisions}
            words={ready ? { name: "divisionWords", value: f.value("divisionWords") } : undefined}
          />
          <TextField
            {...f.field("workGroup")}
            label={t("add.group")}
            help={t("add.groupHelp")}
            optional={t("add.optional")}
            width="w6"
            autoComplete="off"
          />
          <DateField
            {...f.field("joinedOn")}
            label={t("add.joined")}
            help={t("form.dayHelp")}
            pick={t("add.joined")}
          />
          <PositionField field={f.field("position")} />
          <div className="row mt4">
            <button className="btn pri" type="submit">
              {t("add.submit")}
            </button>
            <a className="btn" href="/villages">
              {t("give.cancel")}
            </a>
          </div>
        </div>
      </form>
    </div>
  );
}

function SearchStep({ asked, found }: { asked: string; found: number }) {
  const t = useText(villagesText);
  return (
    <form method="get" className="sheet">
      <div className="sb">
        <TextField id="q" name="q" type="search" label={t("add.division")} defaultValue={asked} width="w24" />
        <div className="row mt2">
          <button className="btn" type="submit">
            <Icon name="search" />
            {t("add.search")}
          </button>
        </div>
        {asked && (
          <div className="mt3">
            <Note tone={found === 0 ? "warn" : undefined}>
              {found === 0
                ? t("add.nothing")
                : found >= divisionLimit
                  ? t("add.foundMore", { count: found })
                  : t("add.found", { count: found })}
            </Note>
          </div>
        )}
      </div>
    </form>
  );
}
