/** 资产处置的批准文件。 */
export const zh = {
  title: "批准文件",
  paper: "扫描件",
  facts: "批准",
  noNumber: "还没有填",
  none: "还没有批准文件",
  noneText: "上传主管部门批准处置的文件，和批次一起存档。",
  noneOther: "包村干部上传以后，可以在这里看。",
  there: "{{when}} {{name}} 上传，加密保存",
  alt: "批准文件的扫描件",
  open: "打开扫描件",
  bring: "上传批准文件",
  replace: "换一份更清楚的",
  file: "扫描件",
  help: "照片或扫描，JPG、PNG 或 PDF，不超过 4 MB",
  save: "上传",
  kept: "批准文件已保存",
  errors: "没有传上",
  see: "看批准文件",
  picture: {
    missing: "请选一个文件",
    tooLarge: "文件太大，要在 4 MB 以内",
    type: "只收 JPG、PNG 照片或 PDF",
    broken: "文件不完整，请重新扫描或拍照",
  },
  donation: {
    why: {
      scanRoad: "只有本局资产要批准文件。",
      scanCancelled: "批次已经取消，不能再上传。",
      scanSettled: "全部接收以后，批准文件不能再换。",
    },
  },
} as const;
